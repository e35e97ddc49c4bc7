import {
  SearchQuery,
  closeSearchPanel,
  findNext,
  findPrevious,
  getSearchQuery,
  replaceAll,
  replaceNext,
  search,
  searchKeymap,
  selectMatches,
  setSearchQuery,
} from '@codemirror/search';
import type { Extension } from '@codemirror/state';
import { visibleStart } from '../look/hidden-front-matter.ts';
import type { EditorView } from '@codemirror/view';
import { keymap, runScopeHandlers, type Panel, type ViewUpdate } from '@codemirror/view';
import './search-panel.css';

/** Matches beyond this are not counted, so that a letter in a long text costs no time. */
const COUNTED = 2000;

/** Find and replace in the post, in a panel above the text. */
export const postSearch: Extension = [
  search({ top: true, createPanel: view => new SearchPanel(view) }),
  // Find, its way back and the selection of matches are commands or keys of the application's own.
  keymap.of(searchKeymap.filter(({ key = '' }) => !/^Mod-[fdg]$|^(?:Mod-)?Alt-g$/.test(key))),
];

interface Parts {
  readonly find: HTMLInputElement;
  readonly replace: HTMLInputElement;
  readonly count: HTMLOutputElement;
  readonly options: Readonly<Record<'caseSensitive' | 'wholeWord' | 'regexp', HTMLButtonElement>>;
}

class SearchPanel implements Panel {
  readonly dom: HTMLElement;
  readonly top = true;
  readonly #view: EditorView;
  readonly #parts: Parts;
  #query: SearchQuery;
  #counting: ReturnType<typeof setTimeout> | undefined;

  constructor(view: EditorView) {
    this.#view = view;
    this.#query = getSearchQuery(view.state);
    this.#parts = {
      find: field('Find', 'Find', true),
      replace: field('Replace with', 'Replace with', false),
      count: document.createElement('output'),
      options: {
        caseSensitive: toggle('Match case', 'Aa'),
        wholeWord: toggle('Whole words', '“w”'),
        regexp: toggle('Regular expression', '.*'),
      },
    };
    const { find, replace, count, options } = this.#parts;
    count.className = 'search-count';
    const changed = (): void => this.#commit();
    find.addEventListener('input', changed);
    replace.addEventListener('input', changed);
    for (const button of Object.values(options)) {
      button.addEventListener('click', () => {
        button.ariaPressed = String(button.ariaPressed !== 'true');
        changed();
      });
    }
    const run = (command: (target: EditorView) => boolean) => (): void => void command(view);
    const rows = [
      row(
        find,
        count,
        ...Object.values(options),
        action('Previous match', '↑', run(findPrevious)),
        action('Next match', '↓', run(findNext)),
        action('Select all matches', 'All', run(selectMatches)),
        action('Close', '×', run(closeSearchPanel)),
      ),
      row(
        replace,
        action('Replace', 'Replace', run(replaceNext)),
        action('Replace all', 'Replace all', run(replaceAll)),
      ),
    ];
    this.dom = document.createElement('div');
    this.dom.className = 'search-panel';
    this.dom.setAttribute('role', 'search');
    this.dom.setAttribute('aria-label', 'Find and replace');
    this.dom.append(...rows);
    this.dom.addEventListener('keydown', event => this.#key(event));
    this.#show(this.#query);
  }

  mount(): void {
    this.#parts.find.select();
  }

  update(update: ViewUpdate): void {
    for (const transaction of update.transactions) {
      for (const effect of transaction.effects) {
        if (effect.is(setSearchQuery) && !effect.value.eq(this.#query)) this.#show(effect.value);
      }
    }
    if (update.docChanged || update.selectionSet) this.#countSoon();
  }

  destroy(): void {
    clearTimeout(this.#counting);
  }

  #key(event: KeyboardEvent): void {
    if (runScopeHandlers(this.#view, event, 'search-panel')) event.preventDefault();
    else if (event.key === 'Enter' && event.target === this.#parts.find) {
      event.preventDefault();
      (event.shiftKey ? findPrevious : findNext)(this.#view);
    } else if (event.key === 'Enter' && event.target === this.#parts.replace) {
      event.preventDefault();
      replaceNext(this.#view);
    }
  }

  #commit(): void {
    const { find, replace, options } = this.#parts;
    const query = new SearchQuery({
      search: find.value,
      replace: replace.value,
      caseSensitive: options.caseSensitive.ariaPressed === 'true',
      wholeWord: options.wholeWord.ariaPressed === 'true',
      regexp: options.regexp.ariaPressed === 'true',
      test: (_match, state, from) => from >= visibleStart(state),
    });
    if (query.eq(this.#query)) return;
    this.#query = query;
    this.#view.dispatch({ effects: setSearchQuery.of(query) });
    this.#countSoon();
  }

  #show(query: SearchQuery): void {
    this.#query = query;
    const { find, replace, options } = this.#parts;
    find.value = query.search;
    replace.value = query.replace;
    for (const name of ['caseSensitive', 'wholeWord', 'regexp'] as const)
      options[name].ariaPressed = String(query[name]);
    this.#countSoon();
  }

  #countSoon(): void {
    clearTimeout(this.#counting);
    this.#counting = setTimeout(() => this.#count(), 80);
  }

  #count(): void {
    const { count, find } = this.#parts;
    const query = this.#query;
    find.ariaInvalid = String(query.search !== '' && !query.valid);
    if (query.search === '') count.value = '';
    else if (!query.valid) count.value = 'Not a regular expression';
    else {
      const { main } = this.#view.state.selection;
      let total = 0;
      let current = 0;
      for (const cursor = query.getCursor(this.#view.state); total < COUNTED;) {
        const next = cursor.next() as { done?: boolean; value: { from: number; to: number } };
        if (next.done) break;
        total += 1;
        if (next.value.from === main.from && next.value.to === main.to) current = total;
      }
      const all = total === COUNTED ? `${COUNTED}+` : String(total);
      count.value = total === 0 ? 'No match' : current > 0 ? `${current} of ${all}` : all;
    }
  }
}

function field(label: string, placeholder: string, main: boolean): HTMLInputElement {
  const input = document.createElement('input');
  input.type = 'text';
  input.className = 'search-field';
  input.setAttribute('aria-label', label);
  input.placeholder = placeholder;
  input.spellcheck = false;
  // CodeMirror puts the keyboard here when the panel opens.
  if (main) input.setAttribute('main-field', 'true');
  return input;
}

function toggle(label: string, sign: string): HTMLButtonElement {
  const button = action(label, sign, () => undefined);
  button.ariaPressed = 'false';
  button.classList.add('search-option');
  return button;
}

function action(label: string, words: string, run: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'editor-tool';
  button.textContent = words;
  if (label !== words) {
    button.setAttribute('aria-label', label);
    button.dataset['tip'] = label;
  }
  button.addEventListener('click', run);
  return button;
}

function row(...children: HTMLElement[]): HTMLElement {
  const element = document.createElement('div');
  element.className = 'search-row';
  element.append(...children);
  return element;
}
