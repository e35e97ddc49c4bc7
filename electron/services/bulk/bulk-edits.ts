import { join } from 'node:path';
import type { FileHash } from '../../../shared/contract/request-parts.ts';
import type { BulkAnswer, BulkPlanAnswer, BulkStep, BulkTexts, PostRow } from '../../../shared/contract/bulk.ts';
import { fileExists, type Problem } from '../../../shared/kit/problem.ts';
import { err, ok, type Result } from '../../../shared/kit/result.ts';
import {
  changePlanner,
  pathsOfChange,
  type BulkChange,
  type KeyHabits,
  type PostMove,
} from '../../../shared/library/bulk-change.ts';
import { readRow, type CellKey } from '../../../shared/library/cells.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { decodeText, describeNotUtf8 } from '../../../shared/text/decode-text.ts';
import { applyChanges } from '../../../shared/text/text-change.ts';
import type { ChangeSets } from '../change-set/change-sets.ts';
import type { FileChange } from '../change-set/file-change.ts';
import { problemOf } from '../disk/fault.ts';
import { fileHash } from '../disk/file-hash.ts';
import { inParallel } from '../disk/in-parallel.ts';
import { readRegularFile } from '../disk/regular-file.ts';
import type { SiteFolder } from '../folder/site-folder.ts';

export interface BulkEditsOptions {
  readonly folder: SiteFolder;
  readonly sets: ChangeSets;
  /** Keeps a post's text as it is before the change. */
  readonly keep: (path: SitePath, text: string) => Promise<unknown>;
  /** A post lies under another name now. */
  readonly moved?: (move: PostMove) => Promise<unknown>;
  readonly onProgress?: (step: BulkStep, done: number, total: number) => void;
}

/** One file as it is and as it is to be. */
interface PlannedFile {
  readonly path: SitePath;
  readonly hash: FileHash;
  readonly before: string;
  readonly after: string;
}

interface Plan {
  readonly number: number;
  readonly files: readonly PlannedFile[];
  readonly move: PostMove | undefined;
}

/** Posts that are kept at the same time. */
const AT_ONCE = 16;
/** Progress is told at most this often; milliseconds. */
const TELL_EVERY = 50;

/**
 * Changes of tags, categories and front matter in many files of a site: planned from what the disk holds, carried out as one
 * change set, read back, and taken back as one.
 */
export class BulkEdits {
  readonly #options: BulkEditsOptions;
  #plans = 0;
  #plan: Plan | undefined;
  #undo: readonly FileChange[] = [];
  /** How the post that was moved by what `#undo` takes back would go. */
  #moveBack: PostMove | undefined;
  #work: AbortController | undefined;
  #told = 0;

  constructor(options: BulkEditsOptions) {
    this.#options = options;
  }

  /** Whether files are being changed now. */
  get writing(): boolean {
    return this.#work !== undefined;
  }

  /** Reads the posts and works out what would change; a later plan takes this one's place. */
  async plan(change: BulkChange, habits: KeyHabits): Promise<BulkPlanAnswer> {
    return this.#alone(async signal => {
      const planPost = changePlanner(change, habits);
      const move = change.kind === 'move' && change.move.from !== change.move.to ? change.move : undefined;
      const hindrance = move && (await this.#hindranceTo(move));
      if (hindrance) return { kind: 'refused', problem: hindrance };
      const files: PlannedFile[] = [];
      const problems: Problem[] = [];
      const paths = [...new Set(pathsOfChange(change))];
      for (const [index, path] of paths.entries()) {
        if (signal.aborted) return { kind: 'cancelled' };
        const read = await this.#read(path);
        const changes = read.ok ? planPost(path, read.value.text) : read;
        if (!changes.ok) problems.push(changes.error);
        else if (read.ok && (changes.value.length > 0 || path === move?.from)) {
          const { text, hash } = read.value;
          files.push({ path, hash, before: text, after: applyChanges(text, changes.value) });
        }
        this.#tell('planning', index + 1, paths.length);
      }
      this.#plan = { number: ++this.#plans, files, move };
      return {
        kind: 'planned',
        summary: { plan: this.#plan.number, paths: files.map(file => file.path), problems },
      };
    });
  }

  texts(plan: number, at: number): BulkTexts | null {
    const file = this.#planned(plan)?.files[at];
    return file ? { before: file.before, after: file.after } : null;
  }

  /** Keeps the old texts, changes all files of a plan or none, and reads them back. Fails with the system's error. */
  async carryOut(plan: number): Promise<BulkAnswer> {
    const planned = this.#planned(plan);
    if (!planned) return { kind: 'refused', problem: STALE };
    const { files, move } = planned;
    return this.#alone(async signal => {
      let kept = 0;
      await inParallel(files, AT_ONCE, async ({ path, before }) => {
        if (signal.aborted) return;
        await this.#options.keep(path, before);
        this.#tell('keeping', ++kept, files.length);
      });
      if (signal.aborted) return { kind: 'cancelled' };
      const changes = await Promise.all(
        files.map(async ({ path, hash, after }): Promise<readonly FileChange[]> => {
          const bytes = Buffer.from(after);
          if (path !== move?.from) return [{ path, before: hash, after: { bytes } }];
          const like = await this.#options.folder.resolve(path);
          return [
            { path: move.to, before: null, after: { bytes, like } },
            { path, before: hash, after: null },
          ];
        }),
      );
      return this.#carryOut(changes.flat(), signal, move);
    });
  }

  /** Takes the last change back. With `rest`, files that were changed since are left as they are. */
  async undo(rest: boolean): Promise<BulkAnswer> {
    return this.#alone(async signal => {
      if (!rest) return this.#carryOut(this.#undo, signal, this.#moveBack);
      const same = await inParallel(this.#undo, AT_ONCE, async ({ path, before }) => {
        const read = await this.#hashOf(path);
        return (read ?? null) === before;
      });
      // A post that was moved goes back as a whole or stays.
      const move = this.#moveBack;
      const isLeft = ({ path }: FileChange, index: number): boolean =>
        !same[index] || ((path === move?.from || path === move?.to) && !this.#isWhole(move, same));
      const left = this.#undo.map(isLeft);
      const back = move && this.#isWhole(move, same) ? move : undefined;
      return this.#carryOut(
        this.#undo.filter((_, index) => !left[index]),
        signal,
        back,
      );
    });
  }

  cancel(): void {
    this.#work?.abort();
  }

  /** The front matter of some posts as rows of a table. */
  async rows(paths: readonly SitePath[], keys: readonly CellKey[]): Promise<readonly PostRow[]> {
    return inParallel(paths, AT_ONCE, async path => {
      const read = await this.#read(path);
      if (!read.ok) return { path, cells: [], problem: read.error };
      return { path, ...readRow(path, read.value.text, keys) };
    });
  }

  async #carryOut(
    changes: readonly FileChange[],
    signal: AbortSignal,
    move: PostMove | undefined,
  ): Promise<BulkAnswer> {
    const outcome = await this.#options.sets.carryOut(this.#options.folder, changes, {
      purpose: 'bulk-change',
      signal,
      onProgress: (done, total) => this.#tell('writing', done, total),
    });
    if (outcome.kind !== 'done') {
      return outcome.kind === 'differs' ? { kind: 'differs', paths: outcome.paths as readonly SitePath[] } : outcome;
    }
    this.#undo = outcome.undo;
    this.#moveBack = move && { from: move.to, to: move.from };
    this.#plan = undefined;
    if (move) await this.#options.moved?.(move);
    const problems = await inParallel(changes, AT_ONCE, async ({ path, after }) => {
      const wanted = after !== null && 'bytes' in after ? fileHash(after.bytes) : null;
      return ((await this.#hashOf(path)) ?? null) === wanted ? [] : [notAsPlanned(path)];
    });
    return { kind: 'done', paths: changes.map(change => change.path as SitePath), problems: problems.flat() };
  }

  async #alone<T extends { readonly kind: string }>(
    task: (signal: AbortSignal) => Promise<T>,
  ): Promise<T | { readonly kind: 'refused'; readonly problem: Problem }> {
    if (this.#work) return { kind: 'refused', problem: BUSY };
    const work = new AbortController();
    this.#work = work;
    try {
      return await task(work.signal);
    } finally {
      this.#work = undefined;
    }
  }

  #planned(plan: number): Plan | undefined {
    return this.#plan?.number === plan ? this.#plan : undefined;
  }

  #isWhole(move: PostMove, same: readonly boolean[]): boolean {
    return this.#undo.every(({ path }, index) => (path !== move.from && path !== move.to) || same[index]);
  }

  /** Why a post cannot be moved so. */
  async #hindranceTo({ from, to }: PostMove): Promise<Problem | undefined> {
    const { folder } = this.#options;
    try {
      const real = await folder.resolve(from);
      if (real !== join(folder.root, from)) return isLink(from, folder.nameOf(real) ?? real);
      return (await this.#hashOf(to)) === undefined ? undefined : fileExists(to, 'Choose another name or day.');
    } catch (error) {
      return problemOf(error, from, 'could not be moved');
    }
  }

  async #read(path: SitePath): Promise<Result<{ readonly text: string; readonly hash: FileHash }, Problem>> {
    try {
      const bytes = await readRegularFile(await this.#options.folder.resolve(path));
      const decoded = decodeText(bytes);
      return decoded.ok
        ? ok({ text: decoded.value, hash: fileHash(bytes) })
        : err(notText(path, describeNotUtf8(decoded.error)));
    } catch (error) {
      return err(problemOf(error, path, 'could not be read'));
    }
  }

  async #hashOf(path: string): Promise<FileHash | undefined> {
    try {
      return fileHash(await readRegularFile(await this.#options.folder.resolve(path)));
    } catch {
      return undefined;
    }
  }

  #tell(step: BulkStep, done: number, total: number): void {
    const now = Date.now();
    if (done < total && now - this.#told < TELL_EVERY) return;
    this.#told = now;
    this.#options.onProgress?.(step, done, total);
  }
}

const at = (path: string) => ({ path, line: 1, column: 1 });

const BUSY: Problem = {
  severity: 'warning',
  code: 'bulk-busy',
  place: at(''),
  cause: 'Another change of many posts is still running.',
  remedy: 'Wait for it, or cancel it.',
};

const STALE: Problem = {
  severity: 'warning',
  code: 'bulk-stale',
  place: at(''),
  cause: 'This change was worked out anew meanwhile.',
  remedy: 'Look at it again and carry it out then.',
};

function isLink(path: string, target: string): Problem {
  return {
    severity: 'error',
    code: 'bulk-link',
    place: at(path),
    cause: `${path} is a link to ${target}, so its name cannot be changed here.`,
    remedy: 'Rename the link in your file manager.',
  };
}

function notText(path: SitePath, cause: string): Problem {
  return {
    severity: 'error',
    code: 'not-utf8',
    place: at(path),
    cause: `${path} is ${cause}.`,
    remedy: 'Save it as UTF-8 in the program that made it; Galley leaves it as it is.',
  };
}

function notAsPlanned(path: string): Problem {
  return {
    severity: 'error',
    code: 'bulk-not-as-planned',
    place: at(path),
    cause: `${path} was read back and does not hold what was planned.`,
    remedy: 'Another program may have changed it at the same moment; see what it holds now.',
  };
}
