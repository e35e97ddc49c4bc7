import { describeChange } from '../../../shared/text/describe-change.ts';
import {
  addListItem,
  readFrontMatter,
  removeKey,
  removeListItem,
  setKey,
  type EditOptions,
  type FrontMatter,
} from '../../../shared/text/front-matter.ts';
import { findFences } from '../../../shared/text/fences.ts';
import type { Problem } from '../../../shared/kit/problem.ts';
import type { Result } from '../../../shared/kit/result.ts';
import { fieldOf, keyOrder, type Schema } from '../../../shared/schema/field.ts';
import { minimalChanges } from '../../../shared/text/compare/minimal-change.ts';
import type { TextChange } from '../../../shared/text/text-change.ts';
import type { KeyPath } from '../../../shared/text/yaml/document-edit.ts';
import type { FrontMatterValue } from '../../../shared/text/yaml/value.ts';
import type { FieldKind } from './field-kind.ts';
import type { OpenPost, PostUpdate } from './open-post.ts';
import { Store } from '../store.ts';

export interface DetailsState {
  readonly frontMatter: FrontMatter;
  /** What the form's last change touched. */
  readonly changed: LastChange | null;
  /** Why the form's last change could not be made. */
  readonly refused: Problem | null;
}

/** What was done to one key in one go, however many strokes it took. */
export interface LastChange {
  /** `3 bytes changed in tags`. */
  readonly words: string;
  /** The whole text before and after. */
  readonly before: string;
  readonly after: string;
}

const READ_AFTER = 60;
/** Longer front matter is text alone: a form of ten thousand fields, or of lists a thousand deep, would hold up each key. UTF-16 units. */
const LONGEST_FORM = 40_000;
const TOO_LONG = 'front-matter-long';

/**
 * The front matter of the open post, read from its text again whenever that part of it changed. Every edit is a change of
 * the text, which comes back by the same way: the form keeps no value of its own.
 */
export class Details {
  readonly post: OpenPost;
  readonly store: Store<DetailsState>;
  #schema: Schema = { fields: [] };
  /** The kinds that the form's fields were given, by key. */
  readonly kinds = new Map<string, FieldKind>();
  readonly #leave: () => void;
  #editing = false;
  /** The text before the edits of one key that followed each other, and that key. */
  #run: { readonly key: string; readonly text: string; readonly frontMatter: FrontMatter } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(post: OpenPost) {
    this.post = post;
    this.store = new Store<DetailsState>({
      frontMatter: readForForm(post),
      changed: null,
      refused: null,
    });
    this.#leave = post.subscribe(update => this.#heard(update));
  }

  /** New keys stand where the site's posts have them, and are written as those write them. */
  follow(schema: Schema): void {
    this.#schema = schema;
  }

  release(): void {
    this.#leave();
    clearTimeout(this.#timer);
  }

  /** `typed` joins the change with those before it into one step of undo, as typing in the text does. */
  set(key: string, value: FrontMatterValue, typed = false): boolean {
    return this.#edit(key, (text, options) => setKey(text, key, value, options), typed);
  }

  /** Sets a value inside a key's value; `undefined` takes it out. */
  setInside(path: KeyPath, value: FrontMatterValue | undefined, typed = false): boolean {
    const change = (text: string, options: EditOptions) =>
      value === undefined ? removeKey(text, path, options) : setKey(text, path, value, options);
    return this.#edit(path[0], change, typed);
  }

  remove(key: string): boolean {
    return this.#edit(key, (text, options) => removeKey(text, key, options));
  }

  addItem(key: string, item: FrontMatterValue): boolean {
    return this.#edit(key, (text, options) => addListItem(text, key, item, options));
  }

  removeItem(key: string, item: FrontMatterValue): boolean {
    return this.#edit(key, (text, options) => removeListItem(text, key, item, options));
  }

  /** Says why something beside the text, an image say, could not be taken. */
  refuse(problem: Problem): void {
    this.store.merge({ refused: problem });
  }

  #edit(
    key: string,
    change: (text: string, options: EditOptions) => Result<TextChange[], Problem>,
    typed = false,
  ): boolean {
    const text = this.post.text();
    const changes = change(text, this.#options(key));
    if (!changes.ok) {
      this.store.merge({ refused: changes.error });
      return false;
    }
    if (changes.value.length === 0) return true;
    if (this.#run?.key !== key) this.#run = { key, text, frontMatter: this.store.get().frontMatter };
    const run = this.#run;
    // A change without a name joins the one before it, when that was just made beside it.
    this.#editing = true;
    this.post.apply(changes.value, { origin: typed ? '' : `form.${key}` });
    this.#editing = false;
    this.#read();
    const after = this.post.text();
    // The run's own lines alone are compared: the texts may be long.
    const head = Math.max(0, run.text.length - commonEnd(run.text, after));
    const tail = after.length - (run.text.length - head);
    const all = minimalChanges(run.text.slice(0, head), after.slice(0, tail));
    const words = describeChange(run.text, all, run.frontMatter);
    this.store.merge({ changed: { words, before: run.text, after }, refused: null });
    return true;
  }

  #options(key: string): EditOptions {
    const style = fieldOf(this.#schema, key)?.style;
    return { path: this.post.path, order: keyOrder(this.#schema), ...(style ? { style } : {}) };
  }

  #heard({ changes }: PostUpdate): void {
    if (changes.length === 0 || this.#editing) return;
    this.#run = null;
    const { bodyStart, kind } = this.store.get().frontMatter;
    if (kind === 'yaml' && changes.every(change => change.from > bodyStart)) return;
    this.#timer ??= setTimeout(() => this.#read(), READ_AFTER);
  }

  #read(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.store.merge({ frontMatter: readForForm(this.post) });
  }
}

/** The front matter as the form shows it: none of a very long one, which says so. */
export function readForForm(post: OpenPost): FrontMatter {
  const text = post.text();
  const fences = findFences(text);
  if (fences.kind !== 'yaml' || fences.range.to - fences.range.from <= LONGEST_FORM)
    return readFrontMatter(text, post.path);
  const problem: Problem = {
    severity: 'warning',
    code: TOO_LONG,
    place: { path: post.path, line: 1, column: 1 },
    cause: `The front matter is longer than ${LONGEST_FORM.toLocaleString('en')} letters, so that the form does not show it.`,
    remedy: 'Read and change it in the text below.',
  };
  const { range, split } = fences;
  return { kind: 'yaml', range, bodyStart: split.bodyStart, entries: [], values: new Map(), problems: [problem] };
}

/** Whether the form has nothing of a front matter, which is too long for it. */
export function isLeftToText({ problems }: FrontMatter): boolean {
  return problems.some(({ code }) => code === TOO_LONG);
}

/** How many units two texts share at their ends, to the line. */
function commonEnd(before: string, after: string): number {
  const most = Math.min(before.length, after.length);
  let same = 0;
  while (same < most && before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same))
    same += 1;
  const line = before.indexOf('\n', before.length - same);
  return line < 0 ? 0 : before.length - line - 1;
}
