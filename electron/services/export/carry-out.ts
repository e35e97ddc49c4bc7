import { join } from 'node:path';
import type { ExportPlan, PlannedFile } from '../../../shared/export/plan.ts';
import type { LastExport } from '../../../shared/export/plan-export.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import type { ChangeSets } from '../change-set/change-sets.ts';
import type { CarryOptions, FileChange, Outcome } from '../change-set/file-change.ts';
import { fileHash } from '../file-hash.ts';
import type { SiteFolder } from '../site-folder.ts';

/** Carries out a plan as one change set of the target; either all of it is there afterwards, or nothing of it. */
export function carryOutPlan(
  sets: ChangeSets,
  plan: ExportPlan,
  source: SiteFolder,
  target: SiteFolder,
  options: CarryOptions = {},
): Promise<Outcome> {
  return sets.carryOut(
    target,
    plan.files.flatMap(file => changesFor(file, source)),
    options,
  );
}

/** The paths of the target that a plan touches, for the commit. */
export function touchedPaths(plan: ExportPlan): readonly SitePath[] {
  return plan.files.flatMap(file => (file.kind === 'rename-text' ? [file.path, file.formerly] : [file.path]));
}

/** What each exported post now is in the target; the next export knows it as its own work. */
export function exportedTexts(plan: ExportPlan): readonly (readonly [SitePath, LastExport])[] {
  return plan.files.flatMap(file =>
    file.kind === 'add-asset' || file.kind === 'delete'
      ? []
      : [[file.from, { to: file.path, text: file.text }] as const],
  );
}

function changesFor(file: PlannedFile, source: SiteFolder): readonly FileChange[] {
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
      return [{ path: file.path, before: hashOf(file.before), after: null }];
  }
}

function hashOf(text: string) {
  return fileHash(Buffer.from(text));
}
