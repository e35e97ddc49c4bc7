import {
  SearchQuery,
  closeSearchPanel,
  findNext,
  findPrevious,
  getSearchQuery,
  replaceNext,
  search,
  searchKeymap,
  searchPanelOpen,
  selectMatches,
  setSearchQuery,
} from '@codemirror/search';
import type { Extension } from '@codemirror/state';
import { visibleStart } from '../look/hidden-front-matter.ts';
import type { EditorView } from '@codemirror/view';
import { keymap, runScopeHandlers, type Panel, type ViewUpdate } from '@codemirror/view';
import { countMatches } from './count-matches.ts';
import { patternMarks } from './pattern-marks.ts';
import { PatternSearch } from './pattern-search.ts';
import { replaceAllOf, replacementsOf } from './replace-all.ts';
import './search-panel.css';

/** Find and replace in the post, in a panel above the text. */
export const postSearch: Extension = [
  search({ top: true, createPanel: view => new SearchPanel(view) }),
  // Find, its way back and the selection of matches are commands or keys of the application's own.
  keymap.of([
    { key: 'F3', scope: 'editor search-panel', run: inPatterns('next'), shift: inPatterns('previous') },
    ...searchKeymap.filter(({ key = '' }) => !/^Mod-[fdg]$|^(?:Mod-)?Alt-g$/.test(key)),
  ]),
  patternMarks,
];

const panels = new WeakMap<EditorView, SearchPanel>();

/** Where the open panel looks for a regular expression, its own ways take the place of CodeMirror's. */
function inPatterns(way: 'next' | 'previous'): (view: EditorView) => boolean {
  return view => searchPanelOpen(view.state) && (panels.get(view)?.go(way) ?? false);
}

interface Parts {
  readonly find: HTMLInputElement;
  readonly replace: HTMLInputElement;
  readonly count: HTMLOutputElement;
  readonly options: Readonly<Record<'caseSensitive' | 'wholeWord' | 'regexp', HTMLButtonElement>>;
}

/** What was looked for last, regular expressions too. */
const wanted = new WeakMap<EditorView, SearchQuery>();

class SearchPanel implements Panel {
  readonly dom: HTMLElement;
  readonly top = true;
  readonly #view: EditorView;
  readonly #parts: Parts;
  #query: SearchQuery;
  /** What CodeMirror was told of the query: nothing where it is a regular expression, which it would run in this thread. */
  #told: SearchQuery;
  #patterns: PatternSearch | undefined;
  #counting: ReturnType<typeof setTimeout> | undefined;
  #stopCounting: (() => void) | undefined;
  #stopReplacing = (): void => undefined;

  constructor(view: EditorView) {
    this.#view = view;
    this.#told = getSearchQuery(view.state);
    this.#query = wanted.get(view) ?? this.#told;
    panels.set(view, this);
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
    const rows = [
      row(
        find,
        count,
        ...Object.values(options),
        action('Previous match', '↑', () => this.#previous()),
        action('Next match', '↓', () => this.#next()),
        action('Select all matches', 'All', () => void (this.#patterns?.selectAll() ?? selectMatches(view))),
        action('Close', '×', () => void closeSearchPanel(view)),
      ),
      row(
        replace,
        action('Replace', 'Replace', () => this.#replace()),
        action('Replace all', 'Replace all', () => this.#replaceAll()),
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
        if (effect.is(setSearchQuery) && !effect.value.eq(this.#told)) this.#show(effect.value);
      }
    }
    if (update.docChanged || update.selectionSet) this.#countSoon();
  }

  destroy(): void {
    clearTimeout(this.#counting);
    this.#stopCounting?.();
    this.#stopReplacing();
    this.#patterns?.stop();
  }

  /** Goes to another place of the expression that is looked for; false where it is none. */
  go(way: 'next' | 'previous'): boolean {
    void this.#patterns?.[way]();
    return this.#patterns !== undefined;
  }

  #next(): void {
    if (!this.go('next')) findNext(this.#view);
  }

  #previous(): void {
    if (!this.go('previous')) findPrevious(this.#view);
  }

  #replace(): void {
    if (this.#patterns) void this.#patterns.replace(this.#query.replace);
    else replaceNext(this.#view);
  }

  #replaceAll(): void {
    const query = this.#query;
    this.#stopReplacing();
    if (this.#patterns) return void this.#patterns.replaceAll(query.replace);
    const { state } = this.#view;
    if (state.readOnly || !query.valid) return;
    this.#stopReplacing = replaceAllOf(this.#view, replacementsOf(query, state), () => this.#replaceAll());
  }

  #key(event: KeyboardEvent): void {
    if (runScopeHandlers(this.#view, event, 'search-panel')) event.preventDefault();
    else if (event.key === 'Enter' && event.target === this.#parts.find) {
      event.preventDefault();
      if (event.shiftKey) this.#previous();
      else this.#next();
    } else if (event.key === 'Enter' && event.target === this.#parts.replace) {
      event.preventDefault();
      this.#replace();
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
    this.#take(query);
    this.#told = query.regexp ? new SearchQuery({ search: '' }) : query;
    this.#view.dispatch({ effects: setSearchQuery.of(this.#told) });
    this.#countSoon();
  }

  #take(query: SearchQuery): void {
    this.#query = query;
    wanted.set(this.#view, query);
    const { search: text, caseSensitive: matchCase, wholeWord } = query;
    if (query.regexp && text !== '') {
      const asked = { text, regex: true, matchCase, wholeWord };
      if (this.#patterns) this.#patterns.look(asked);
      else this.#patterns = new PatternSearch(this.#view, asked);
      return;
    }
    this.#patterns?.stop();
    this.#patterns = undefined;
  }

  #show(query: SearchQuery): void {
    this.#take(query);
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
    const patterns = this.#patterns;
    this.#stopCounting?.();
    if (patterns) {
      const say = (): void => {
        if (patterns !== this.#patterns) return;
        count.value = patterns.words ?? count.value;
        find.ariaInvalid = String(patterns.isWrong);
      };
      say();
      void patterns.refresh().then(say);
      return;
    }
    find.ariaInvalid = 'false';
    if (this.#query.search === '') count.value = '';
    else this.#stopCounting = countMatches(this.#query, this.#view.state, words => (count.value = words));
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
