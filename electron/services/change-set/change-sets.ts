import * as promises from 'node:fs/promises';
import { dirname } from 'node:path';
import type { FileHash } from '../../../shared/contract/request-parts.ts';
import { faultCode } from '../disk/fault.ts';
import { fileHash } from '../disk/file-hash.ts';
import { inParallel } from '../disk/in-parallel.ts';
import { ownMark, type ProcessMark } from '../disk/is-running.ts';
import type { SiteFolder } from '../folder/site-folder.ts';
import type { CarryOptions, FileChange, Outcome, Recovery, RecordedChange } from './file-change.ts';
import { Stage, type StageFileSystem } from './stage.ts';

const LOST_LINK = 'a link that leads nowhere';
/** Files that are staged at the same time: enough for the disk to flush them together. */
const AT_ONCE = 16;

/**
 * Carries out changes of many files as one: all or nothing. New files are staged beside the old ones and flushed, then
 * renamed into place; an error takes back what was done, a crash is completed by `recover` on the next start.
 */
export class ChangeSets {
  /** `mark`: the process that works here. */
  constructor(
    private readonly fs: StageFileSystem = promises,
    private readonly mark: ProcessMark = ownMark(),
  ) {}

  /** Fails with the system's error, the folder then as it was; `changedFile` tells the file that it is about. */
  async carryOut(folder: SiteFolder, changes: readonly FileChange[], options: CarryOptions = {}): Promise<Outcome> {
    const targets = await Promise.all(changes.map(change => folder.resolve(change.path)));
    const differing = await this.#differing(changes, targets);
    if (differing.length > 0) return { kind: 'differs', paths: differing };
    if (changes.length === 0) {
      await options.afterwards?.();
      return { kind: 'done', undo: [] };
    }
    const total = 2 * changes.length;
    let done = 0;
    const step = (): void => options.onProgress?.(++done, total);

    const made = { purpose: options.purpose ?? 'export', mark: this.mark };
    let stage = await Stage.create(this.fs, folder.root, changes, made);
    let undo: readonly FileChange[];
    let begun = false;
    try {
      const hashes = await inParallel(changes, AT_ONCE, async (change, index) => {
        if (options.signal?.aborted === true) return null;
        const hash = await naming(change.path, stage.put(index, change, targets[index]!));
        step();
        return hash;
      });
      if (options.signal?.aborted === true) {
        await stage.remove();
        return { kind: 'cancelled' };
      }
      stage = await stage.record(hashes);
      const late = await this.#differing(changes, targets);
      if (late.length > 0) {
        await stage.remove();
        return { kind: 'differs', paths: late };
      }
      undo = await this.#inverse(stage);
      begun = true;
      await stage.begin();
      await this.#putAll(stage, targets, step);
    } catch (error) {
      // What was not begun has changed no file: one that is gone or differs is somebody else's doing.
      if (begun)
        await this.#takeBack(stage, targets).catch(async (failure: unknown) => {
          await stage.release();
          throw failure;
        });
      await clear(stage);
      throw error;
    }
    try {
      await options.afterwards?.();
    } finally {
      await clear(stage);
    }
    return { kind: 'done', undo };
  }

  /**
   * Completes, takes back or clears away what crashes left in a folder. What a living process works on is left alone, and
   * so is what another computer began: it may be at it still, and a site that was sent here may have been made to attack.
   */
  async recover(folder: SiteFolder): Promise<readonly Recovery[]> {
    const recoveries: Recovery[] = [];
    for (const path of await Stage.find(this.fs, folder.root)) {
      const { stage, begun, done, owner } = await Stage.open(this.fs, path, this.mark);
      if (owner === 'living') continue;
      if (owner === 'nobody') await stage.removeEmpty();
      else if (done) await stage.remove();
      else if (owner === 'elsewhere') recoveries.push({ kind: 'elsewhere', purpose: stage.purpose, folder: path });
      else if (await stage.claim()) recoveries.push(begun ? await this.#complete(stage, folder) : await discard(stage));
    }
    return recoveries;
  }

  async #complete(stage: Stage, folder: SiteFolder): Promise<Recovery> {
    const { purpose } = stage;
    const targets = await Promise.all(stage.changes.map(change => folder.resolve(change.path)));
    const differing: string[] = [];
    try {
      for (const [index, change] of stage.changes.entries()) {
        const found = await this.#hashOf(targets[index]!);
        if (found === change.after) continue;
        if (found === change.before) await this.#putOne(stage, index, change, targets[index]!);
        else differing.push(change.path);
      }
    } catch (cause) {
      await this.#takeBack(stage, targets);
      await stage.remove();
      return { kind: 'taken-back', purpose, cause };
    }
    await stage.remove();
    if (differing.length > 0) return { kind: 'differs', purpose, paths: differing };
    return { kind: 'completed', purpose, paths: stage.changes.map(change => change.path) };
  }

  async #putAll(stage: Stage, targets: readonly string[], step: () => void): Promise<void> {
    for (const [index, change] of stage.changes.entries()) {
      await naming(change.path, this.#putOne(stage, index, change, targets[index]!));
      step();
    }
    for (const folder of new Set(targets.map(target => dirname(target)))) await this.#flushFolder(folder);
  }

  async #putOne(stage: Stage, index: number, change: RecordedChange, target: string): Promise<void> {
    if (change.after === null) {
      await this.fs.unlink(target);
      return;
    }
    await this.fs.mkdir(dirname(target), { recursive: true });
    await this.fs.rename(stage.fresh(index), target);
  }

  /** Puts the old files back where the new ones stand; what cannot be put back stays in the stage's folder. */
  async #takeBack(stage: Stage, targets: readonly string[]): Promise<void> {
    for (const [index, change] of stage.changes.entries()) {
      const target = targets[index]!;
      const found = await this.#hashOf(target);
      if (found === change.before || found !== change.after) continue;
      if (change.before === null) await this.fs.unlink(target);
      else await this.fs.rename(stage.old(index), target);
    }
  }

  /** The changes that lead back, with the old bytes in memory. */
  async #inverse(stage: Stage): Promise<readonly FileChange[]> {
    return inParallel(stage.changes, AT_ONCE, async ({ path, before, after }, index) => ({
      path,
      before: after,
      after: before === null ? null : { bytes: await this.fs.readFile(stage.old(index)) },
    }));
  }

  async #differing(changes: readonly FileChange[], targets: readonly string[]): Promise<readonly string[]> {
    const found = await inParallel(targets, AT_ONCE, target => this.#hashOf(target));
    return changes.flatMap((change, index) => (found[index] === change.before ? [] : [change.path]));
  }

  /** Null where nothing is; a link that leads nowhere is something, though no file that a change was made for. */
  async #hashOf(path: string): Promise<FileHash | typeof LOST_LINK | null> {
    try {
      return fileHash(await this.fs.readFile(path));
    } catch (error) {
      if (faultCode(error) !== 'ENOENT') throw error;
    }
    try {
      await this.fs.readlink(path);
      return LOST_LINK;
    } catch (error) {
      if (!['ENOENT', 'EINVAL', 'UNKNOWN'].includes(faultCode(error))) throw error;
      return null;
    }
  }

  async #flushFolder(folder: string): Promise<void> {
    const handle = await this.fs.open(folder, 'r').catch(() => undefined);
    await handle?.sync().catch(() => undefined);
    await handle?.close();
  }
}

/** Lets an error say which of the files it stopped at. */
async function naming<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof Error ? Object.assign(error, { changing: path }) : error;
  }
}

/** What is left of a stage when all is done is cleared away by the next start at the latest. */
async function clear(stage: Stage): Promise<void> {
  await stage.remove().catch(() => stage.remove().catch(() => stage.release()));
}

async function discard(stage: Stage): Promise<Recovery> {
  await stage.remove();
  return { kind: 'discarded', purpose: stage.purpose };
}
