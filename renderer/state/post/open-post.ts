import { history, historyField } from '@codemirror/commands';
import {
  Annotation,
  ChangeSet,
  Compartment,
  EditorSelection,
  EditorState,
  Transaction,
  type Extension,
  type Text,
  type TransactionSpec,
} from '@codemirror/state';
import type { FileHash, SiteId } from '../../../shared/contract/request-parts.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { joinLines, splitLines, type LineBreak, type LineEndings } from '../../../shared/text/line-endings.ts';
import { minimalChanges } from '../../../shared/text/compare/minimal-change.ts';
import type { TextChange } from '../../../shared/text/text-change.ts';
import { lineEndings, lineEndingsField, setLineEndings } from './line-endings-field.ts';
import { Store } from '../store.ts';
import { rememberText, textOf } from './flat-text.ts';
import type { TextPlaces } from './text-places.ts';

/** What happened to an open post. */
export interface PostUpdate {
  readonly revision: number;
  /** In offsets of the text before; empty when only the selection moved. */
  readonly changes: readonly TextChange[];
  /** Length of the text before the changes, in UTF-16 units. */
  readonly lengthBefore: number;
  /** `disk` when another program changed the file, else where the change came from: `input.type`, `undo`, `form` … */
  readonly origin: string;
}

/** What outlives the window: everything of a post but its text. */
export interface SavedPost {
  readonly fingerprint: string;
  /** The line break of new lines: a text that has lost its last break does not tell it. */
  readonly usual: LineBreak;
  readonly state: unknown;
}

export interface ApplyOptions {
  /** What made the change, as CodeMirror names user events: `form.title`, `review.accept`; `change` by itself. */
  readonly origin?: string;
  /** Selects this range of the new text; without it the cursor stays with the text around it. */
  readonly select?: { readonly from: number; readonly to: number };
  readonly scrollIntoView?: boolean;
}

/** What shows an open post: CodeMirror's view, once the editor is on the screen. */
export interface PostView {
  dispatch(spec: TransactionSpec): void;
  focus(): void;
}

/** A step of the undo history. */
interface UndoStep {
  readonly changes?: ChangeSet;
  toJSON(): unknown;
}

const fromDisk = Annotation.define<boolean>();

/**
 * The one truth of a post's text, its selection and its undo history. The editor shows it, the form and the review change
 * it by `apply`, the worker and the journal follow it by `subscribe`. Offsets count UTF-16 units of `text()`, in which
 * every line break is `\n` and a byte-order mark is left out; `fileText()` is what belongs on disk.
 */
export class OpenPost {
  readonly site: SiteId;
  /** The version of the file that the text was read from or last saved as; null for a file that was never saved. */
  base: FileHash | null = null;
  /** Holds what the editor adds to the state; the history stays outside of it and so outlives the editor. */
  readonly features = new Compartment();
  /** Where the editor draws the text, while it does. */
  readonly places = new Store<TextPlaces | null>(null);

  #path: SitePath;
  #state: EditorState;
  #revision = 0;
  #mark: string;
  #view: PostView | undefined;
  readonly #listeners = new Set<(update: PostUpdate) => void>();

  /** Opens a file's exact text. `saved` brings back selection and undo history if it belongs to this very text. */
  constructor(site: SiteId, path: SitePath, fileText: string, saved?: SavedPost) {
    this.site = site;
    this.#path = path;
    this.#mark = markOf(fileText);
    const { text, endings } = splitLines(fileText.slice(this.#mark.length));
    const known = saved && !text.includes('\n') ? { ...endings, usual: saved.usual } : endings;
    const extensions = [
      lineEndingsField.init(() => known),
      lineEndings,
      history({ minDepth: 1000 }),
      EditorState.allowMultipleSelections.of(true),
      this.features.of([]),
    ];
    this.#state = restored(text, saved, extensions) ?? EditorState.create({ doc: text, extensions });
    rememberText(this.#state.doc, text);
  }

  /** Where the file lies in the site. */
  get path(): SitePath {
    return this.#path;
  }

  /** Counts the changes of the text since the post was opened. */
  get revision(): number {
    return this.#revision;
  }

  get state(): EditorState {
    return this.#state;
  }

  /** The text as an immutable rope; cheap to take and to read a part of. */
  get doc(): Text {
    return this.#state.doc;
  }

  /** Offset of the main cursor. */
  get cursor(): number {
    return this.#state.selection.main.head;
  }

  get endings(): LineEndings {
    return this.#state.field(lineEndingsField);
  }

  /** Whether the file begins with a byte-order mark. */
  get marked(): boolean {
    return this.#mark !== '';
  }

  /** The whole text; built once for each revision, so ask for it when idle rather than for each key. */
  text(): string {
    return textOf(this.doc);
  }

  /** The exact text of the file: line breaks and byte-order mark as they were read. */
  fileText(): string {
    return this.#mark + joinLines(this.text(), this.endings);
  }

  /** Whether the file's text would be this one: told by its length alone where that suffices, for a large text is long in the making. */
  isFileText(text: string): boolean {
    const { usual, others } = this.endings;
    const isPlain = usual === '\n' && others.size === 0;
    if (isPlain && text.length !== this.#mark.length + this.doc.length) return false;
    return this.fileText() === text;
  }

  /** Makes one change, which is one step of the undo history. */
  apply(changes: readonly TextChange[], options: ApplyOptions = {}): void {
    if (changes.length === 0 && !options.select) return;
    const set = ChangeSet.of(
      changes.map(change => ({ from: change.from, to: change.to, insert: change.insert })),
      this.doc.length,
    );
    this.dispatch({
      changes: set,
      userEvent: options.origin ?? 'change',
      ...(options.select ? { selection: EditorSelection.single(options.select.from, options.select.to) } : {}),
      scrollIntoView: options.scrollIntoView ?? false,
    });
  }

  /**
   * Takes over what another program wrote, as the smallest changes, so that the cursor stays with its line. Not a step of
   * the undo history: undo still takes back what the person typed, around what came from disk.
   */
  replaceFromDisk(fileText: string): void {
    this.#mark = markOf(fileText);
    const { text, endings } = splitLines(fileText.slice(this.#mark.length));
    this.dispatch({
      changes: minimalChanges(this.text(), text),
      effects: setLineEndings.of(endings),
      annotations: [fromDisk.of(true), Transaction.addToHistory.of(false)],
    });
  }

  /** The file was renamed; text and history go along. */
  moveTo(path: SitePath): void {
    this.#path = path;
  }

  /** Selects a range, scrolls to it and gives the editor the keyboard. */
  reveal(from: number, to = from): void {
    const end = this.doc.length;
    this.dispatch({
      selection: EditorSelection.single(Math.min(from, end), Math.min(to, end)),
      scrollIntoView: true,
      userEvent: 'select',
    });
    this.focus();
  }

  focus(): void {
    this.#view?.focus();
  }

  /** Anything CodeMirror can do to a state; goes through the view where there is one. */
  dispatch(spec: TransactionSpec): void {
    if (this.#view) this.#view.dispatch(spec);
    else this.take([this.#state.update(spec)]);
  }

  /** The editor shows this post from now on; its view reports transactions by `take`. The answer parts them again. */
  connect(view: PostView): () => void {
    this.#view = view;
    return () => {
      if (this.#view === view) this.#view = undefined;
    };
  }

  /** Makes transactions that start from `state` the truth, and tells the listeners. */
  take(transactions: readonly Transaction[]): void {
    for (const transaction of transactions) {
      const before = this.#state;
      this.#state = transaction.state;
      if (transaction.docChanged) this.#revision += 1;
      else if (before.selection.eq(transaction.state.selection)) continue;
      const update: PostUpdate = {
        revision: this.#revision,
        changes: transaction.docChanged ? textChanges(transaction) : [],
        lengthBefore: before.doc.length,
        origin: transaction.annotation(fromDisk) ? 'disk' : (transaction.annotation(Transaction.userEvent) ?? ''),
      };
      for (const listener of [...this.#listeners]) listener(update);
    }
  }

  /** Hears of each change of text or selection, once it is made. The answer stops that. */
  readonly subscribe = (listener: (update: PostUpdate) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Selection and undo history, now or in an earlier state, to be handed to the constructor after a restart; plain JSON. */
  save(state: EditorState = this.#state): SavedPost {
    const text = textOf(state.doc);
    const { done, undone } = undoSteps(state);
    const kept = (events: readonly UndoStep[]) => events.map(event => event.toJSON());
    // As the state writes itself, but for the text, which it would write out once more.
    const history = { done: kept(done), undone: kept(undone) };
    const { usual } = state.field(lineEndingsField);
    return { fingerprint: fingerprint(text), usual, state: { selection: state.selection.toJSON(), history } };
  }
}

function undoSteps(state: EditorState): Readonly<Record<'done' | 'undone', readonly UndoStep[]>> {
  return state.field(historyField) as Readonly<Record<'done' | 'undone', readonly UndoStep[]>>;
}

/** How many letters the undo history of a state holds; cheap. */
export function undoLetters(state: EditorState): number {
  const { done, undone } = undoSteps(state);
  let letters = 0;
  for (const { changes } of [...done, ...undone])
    changes?.iterChanges((_fromA, _toA, _fromB, _toB, insert) => (letters += insert.length));
  return letters;
}

export function textChanges(transaction: Transaction): TextChange[] {
  const changes: TextChange[] = [];
  transaction.changes.iterChanges((from, to, _fromB, _toB, insert) =>
    changes.push({ from, to, insert: insert.toString() }),
  );
  return changes;
}

function markOf(fileText: string): string {
  return fileText.startsWith('\uFEFF') ? '\uFEFF' : '';
}

function restored(text: string, saved: SavedPost | undefined, extensions: Extension): EditorState | undefined {
  if (!saved || saved.fingerprint !== fingerprint(text)) return undefined;
  try {
    const json = { ...(saved.state as object), doc: text };
    return EditorState.fromJSON(json, { extensions }, { history: historyField });
  } catch {
    // A history written by another version: the text is what counts, and it is there.
    return undefined;
  }
}

/** FNV-1a over the UTF-16 units, with the length: tells whether a history still belongs to a text. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${text.length}-${(hash >>> 0).toString(16)}`;
}
