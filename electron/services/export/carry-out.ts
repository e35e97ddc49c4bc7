import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExportPlan, LastExport, PlannedFile } from '../../../shared/export/plan.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import type { ChangeSets } from '../change-set/change-sets.ts';
import type { CarryOptions, FileChange, Outcome } from '../change-set/file-change.ts';
import { fileHash } from '../disk/file-hash.ts';
import { inParallel } from '../disk/in-parallel.ts';
import type { SiteFolder } from '../folder/site-folder.ts';

/** Carries out a plan as one change set of the target; either all of it is there afterwards, or nothing of it. */
export async function carryOutPlan(
  sets: ChangeSets,
  plan: ExportPlan,
  source: SiteFolder,
  target: SiteFolder,
  options: CarryOptions = {},
): Promise<Outcome> {
  return sets.carryOut(target, await changesOf(plan, source, target), options);
}

/** What a plan does to the files of the target. */
export async function changesOf(
  plan: ExportPlan,
  source: SiteFolder,
  target: SiteFolder,
): Promise<readonly FileChange[]> {
  return (await inParallel(plan.files, 16, file => changesFor(file, source, target))).flat();
}

/** The paths of the target that a plan touches, for the commit. */
export function touchedPaths(plan: ExportPlan): readonly SitePath[] {
  return plan.files.flatMap(file => (file.kind === 'rename-text' ? [file.path, file.formerly] : [file.path]));
}

/** What each exported post now is in the target; the next export knows it as its own work. */
export function exportedTexts(plan: ExportPlan): readonly (readonly [SitePath, LastExport])[] {
  return plan.posts.flatMap(({ from, leaves }) => (leaves ? [[from, leaves] as const] : []));
}

async function changesFor(file: PlannedFile, source: SiteFolder, target: SiteFolder): Promise<readonly FileChange[]> {
  switch (file.kind) {
    case 'add-text':
      return [{ path: file.path, before: null, after: { bytes: Buffer.from(file.text) } }];
    case 'change-text':
      return [{ path: file.path, before: hashOf(file.before), after: { bytes: Buffer.from(file.text) } }];
    case 'rename-text':
      return [
        { path: file.path, before: null, after: { bytes: Buffer.from(file.text) } },
        { path: file.formerly, before: hashOf(file.before), after: null },
      ];
    case 'add-asset':
      return [{ path: file.path, before: null, after: { copyOf: join(source.root, file.asset.path) } }];
    case 'delete':
      return [{ path: file.path, before: await hashOfCopy(file, target), after: null }];
  }
}

/** The hash of the bytes that the plan saw; of a file that has others by now, one that no file has. */
async function hashOfCopy({ path, md5 }: Extract<PlannedFile, { kind: 'delete' }>, target: SiteFolder) {
  const bytes = await readFile(await target.resolve(path));
  return createHash('md5').update(bytes).digest('hex') === md5 ? fileHash(bytes) : hashOf(`not ${md5}`);
}

function hashOf(text: string) {
  return fileHash(Buffer.from(text));
}
