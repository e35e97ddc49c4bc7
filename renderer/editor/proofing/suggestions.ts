import { StateEffect, StateField, type ChangeSpec, type Extension } from '@codemirror/state';
import { showTooltip, type EditorView, type Tooltip } from '@codemirror/view';
import { placeOf, type Passage } from '../../../shared/language/passage.ts';
import type { Proofing } from '../../state/proofing.ts';
import type { PlacedFinding } from './placed-finding.ts';

const open = StateEffect.define<PlacedFinding | null>();

/** Opens the menu of suggestions below some words; the keyboard goes into it. */
export function suggestionsFor(finding: PlacedFinding): StateEffect<PlacedFinding | null> {
  return open.of(finding);
}

/** A menu below the words: what may stand there instead, the person's dictionary, the rule. */
export function suggestions(proofing: Proofing): Extension {
  return StateField.define<Tooltip | null>({
    create: () => null,
    update(tooltip, transaction) {
      for (const effect of transaction.effects) {
        if (effect.is(open)) return effect.value ? tooltipFor(effect.value, proofing) : null;
      }
      return transaction.docChanged || transaction.selection ? null : tooltip;
    },
    provide: field => showTooltip.from(field),
  });
}

function tooltipFor(shown: PlacedFinding, proofing: Proofing): Tooltip {
  return {
    pos: shown.from,
    end: shown.to,
    above: false,
    arrow: false,
    create: view => {
      const menu = new SuggestionMenu(view, shown, proofing);
      return { dom: menu.dom, mount: () => menu.focus() };
    },
  };
}

class SuggestionMenu {
  readonly dom = document.createElement('div');
  readonly #view: EditorView;
  readonly #shown: PlacedFinding;
  readonly #proofing: Proofing;

  constructor(view: EditorView, shown: PlacedFinding, proofing: Proofing) {
    this.#view = view;
    this.#shown = shown;
    this.#proofing = proofing;
    const { finding } = shown;
    this.dom.className = 'proof-menu';
    this.dom.setAttribute('role', 'menu');
    this.dom.setAttribute('aria-label', finding.message);
    this.dom.addEventListener('keydown', event => this.#key(event));
    // Not at once: the keyboard may leave while the view is being updated, and comes back when the items are there.
    this.dom.addEventListener('focusout', () => setTimeout(() => this.#hasFocus() || this.#close(false)));
    this.#fill(finding.suggestions);
    if (finding.suggestions === null) {
      void proofing.suggest(this.#words).then(found => {
        const hadFocus = this.#hasFocus();
        this.#fill(found);
        if (hadFocus) this.focus();
      });
    }
  }

  /** The first choice has the keyboard once the menu is drawn. */
  focus(): void {
    this.dom.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  }

  #hasFocus(): boolean {
    return this.dom.contains(document.activeElement);
  }

  get #words(): string {
    const { passage, finding } = this.#shown;
    return passage.text.slice(finding.from, finding.to);
  }

  #fill(found: readonly string[] | null): void {
    const { finding } = this.#shown;
    const message = document.createElement('p');
    message.className = 'proof-message';
    message.setAttribute('role', 'presentation');
    message.textContent = found?.length === 0 ? `${finding.message} There is no suggestion.` : finding.message;
    const words = (found ?? []).map(word => this.#item(shownWords(word), 'proof-suggestion', () => this.#take(word)));
    const line = document.createElement('hr');
    line.className = 'menu-line';
    const aside =
      finding.kind === 'spelling'
        ? this.#item(`Add “${this.#words}” to the dictionary`, '', () => this.#proofing.addWord(this.#words))
        : this.#item(`Do not check this rule (${finding.rule})`, '', () => this.#proofing.ignoreRule(finding.rule));
    this.dom.replaceChildren(message, ...words, ...(words.length > 0 ? [line] : []), aside);
  }

  #item(label: string, className: string, run: () => void): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = `proof-item ${className}`.trim();
    button.setAttribute('role', 'menuitem');
    button.tabIndex = -1;
    button.textContent = label;
    button.addEventListener('mouseenter', () => button.focus());
    button.addEventListener('click', () => {
      run();
      this.#close(true);
    });
    return button;
  }

  #take(words: string): void {
    const { passage, finding } = this.#shown;
    const changes = replaceIn(passage, finding.from, finding.to, words);
    this.#view.dispatch({ changes, userEvent: 'input.language', scrollIntoView: true });
  }

  #close(focus: boolean): void {
    if (!this.dom.isConnected) return;
    this.#view.dispatch({ effects: open.of(null) });
    if (focus) this.#view.focus();
  }

  #key(event: KeyboardEvent): void {
    const items = [...this.dom.querySelectorAll<HTMLElement>('[role="menuitem"]')];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const to = {
      ArrowDown: items[(at + 1) % items.length],
      ArrowUp: items[(at - 1 + items.length) % items.length],
      Home: items[0],
      End: items.at(-1),
    }[event.key];
    if (to) to.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') this.#close(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

function shownWords(words: string): string {
  return words === '' ? 'Remove' : words.trim() === '' ? 'One space' : words;
}

/** Writes other words where a passage's words stand; marks between them stay. */
export function replaceIn(passage: Passage, from: number, to: number, words: string): ChangeSpec[] {
  const old = passage.text.slice(from, to);
  let start = 0;
  while (start < old.length && start < words.length && old[start] === words[start]) start += 1;
  let end = 0;
  const most = Math.min(old.length, words.length) - start;
  while (end < most && old.at(-1 - end) === words.at(-1 - end)) end += 1;
  const changes: { from: number; to: number; insert: string }[] = [];
  for (let unit = from + start; unit < to - end; unit++) {
    const place = placeOf(passage, unit, unit + 1);
    const last = changes.at(-1);
    if (last?.to === place.from) last.to = place.to;
    else changes.push({ ...place, insert: '' });
  }
  const insert = words.slice(start, words.length - end);
  if (changes[0]) changes[0].insert = insert;
  else if (insert !== '') {
    const at = start > 0 ? placeOf(passage, from, from + start).to : placeOf(passage, from, from + 1).from;
    changes.push({ from: at, to: at, insert });
  }
  return changes;
}
