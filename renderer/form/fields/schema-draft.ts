import type { Bridge } from '../../../shared/contract/bridge.ts';
import type { FileHash, SiteId } from '../../../shared/contract/request-parts.ts';
import type { Problem } from '../../../shared/kit/problem.ts';
import type { Result } from '../../../shared/kit/result.ts';
import type { Schema } from '../../../shared/schema/field.ts';
import {
  correctSchema,
  dropCorrections,
  readSchemaFile,
  SCHEMA_FILE,
  setCorrection,
  setOrder,
  type Correction,
  type SchemaFile,
} from '../../../shared/schema/schema-file.ts';
import { sitePath } from '../../../shared/site/site-file.ts';
import { applyChanges, type TextChange } from '../../../shared/text/text-change.ts';
import { Store } from '../../state/store.ts';

export interface SchemaDraftState {
  /** The schema file as it will be. */
  readonly text: string;
  /** As it is on disk; null until it was read. */
  readonly disk: string | null;
  readonly file: SchemaFile;
  readonly problem: Problem | null;
}

const NONE: SchemaFile = readSchemaFile('');

/** The site's schema file while a person corrects it: every correction is a change of its text, written as one on "Save". */
export class SchemaDraft {
  readonly store = new Store<SchemaDraftState>({ text: '', disk: null, file: NONE, problem: null });
  readonly #bridge: Bridge;
  readonly #site: SiteId;
  #base: FileHash | null = null;

  constructor(bridge: Bridge, site: SiteId) {
    this.#bridge = bridge;
    this.#site = site;
  }

  async read(): Promise<void> {
    const answer = await this.#bridge.call('post.read', { site: this.#site, path: sitePath(SCHEMA_FILE) });
    const isThere = answer.kind === 'read';
    if (!isThere && answer.problem.code !== 'file-enoent') return this.store.merge({ problem: answer.problem });
    const text = isThere ? answer.file.text : '';
    this.#base = isThere ? answer.file.hash : null;
    this.store.set({ text, disk: text, file: readSchemaFile(text), problem: null });
  }

  correct<P extends keyof Correction>(key: string, property: P, value: Correction[P] | undefined): void {
    this.#change(text => setCorrection(text, key, property, value));
  }

  drop(key: string): void {
    this.#change(text => dropCorrections(text, key));
  }

  order(keys: readonly string[]): void {
    this.#change(text => setOrder(text, keys));
  }

  /** The schema as the draft corrects what the posts show. */
  corrected(inferred: Schema): Schema {
    return correctSchema(inferred, this.store.get().file);
  }

  /** Writes the file; the text that was written, or null where it was not. */
  async save(): Promise<{ readonly text: string; readonly modified: number } | null> {
    const { text } = this.store.get();
    const answer = await this.#bridge.call('post.save', {
      site: this.#site,
      path: sitePath(SCHEMA_FILE),
      text,
      base: this.#base,
    });
    if (answer.kind === 'saved') return { text, modified: answer.modified };
    this.store.merge({ problem: answer.kind === 'refused' ? answer.problem : CHANGED });
    return null;
  }

  #change(make: (text: string) => Result<TextChange[], Problem>): void {
    const before = this.store.get().text;
    const changes = make(before);
    if (!changes.ok) return this.store.merge({ problem: changes.error });
    const text = applyChanges(before, changes.value);
    this.store.merge({ text, file: readSchemaFile(text), problem: null });
  }
}

const CHANGED: Problem = {
  severity: 'error',
  code: 'schema-changed',
  place: { path: SCHEMA_FILE, line: 1, column: 1 },
  cause: 'Another program changed .galley.yml meanwhile, so nothing was written.',
  remedy: 'Close this, open it again, and make the corrections once more.',
};
