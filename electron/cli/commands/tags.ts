import type { BulkAnswer } from '../../../shared/contract/bulk.ts';
import { formatProblem, type Problem } from '../../../shared/kit/problem.ts';
import type { ListEdit, ListKey } from '../../../shared/library/bulk-edit.ts';
import { commonestFirst, type Counted } from '../../../shared/library/catalogue.ts';
import { findSimilarNames } from '../../../shared/library/similar-tags.ts';
import { BulkEdits } from '../../services/bulk/bulk-edits.ts';
import { ChangeSets } from '../../services/change-set/change-sets.ts';
import { takeUp } from '../../services/change-set/take-up.ts';
import { changedFile, faultCode } from '../../services/disk/fault.ts';
import type { LoadedSite } from '../../services/folder/loaded-site.ts';
import { UsageError, type CliCommand, type ExitCode, type Request, type Terminal } from '../command.ts';
import { isPost, openSite } from '../open-site.ts';
import { siteOptions } from '../site-options.ts';
import { unifiedDiff } from '../unified-diff.ts';

export const tagsCommand: CliCommand = {
  name: 'tags',
  summary: 'Lists tags with their counts, finds near-duplicates (similar), and changes them in every post',
  operands: '[similar | rename OLD NEW | merge NAME… INTO | delete NAME…]',
  least: 0,
  most: Infinity,
  options: {
    ...siteOptions,
    categories: { type: 'boolean', help: 'categories instead of tags' },
    'dry-run': { type: 'boolean', help: 'show what would change in which file, and change nothing' },
    json: { type: 'boolean', help: 'print JSON' },
  },
  async run(request, terminal) {
    const [action, ...names] = request.operands;
    const key: ListKey = request.options['categories'] === true ? 'categories' : 'tags';
    const edit = editOf(action, names, key);
    const site = await openSite(request, terminal);
    if (edit) return change(site, edit, request, terminal);
    const counts = countNames(site, key);
    if (action === 'similar') printSimilar(counts, request, terminal);
    else printCounts(counts, request, terminal);
    return 0;
  },
};

function editOf(action: string | undefined, names: readonly string[], key: ListKey): ListEdit | undefined {
  switch (action) {
    case undefined:
    case 'similar':
      if (names.length > 0) throw new UsageError(`${action} takes no names`);
      return undefined;
    case 'rename':
      if (names.length !== 2) throw new UsageError('rename takes the old name and the new one');
      return { kind: 'merge', key, from: [names[0]!], to: names[1]! };
    case 'merge':
      if (names.length < 2) throw new UsageError('merge takes the names and, last, what they become');
      return { kind: 'merge', key, from: names.slice(0, -1), to: names.at(-1)! };
    case 'delete':
      if (names.length === 0) throw new UsageError('delete takes the names that go');
      return { kind: 'delete', key, names };
    default:
      throw new UsageError(`there is no '${action}'; similar, rename, merge and delete are`);
  }
}

function countNames({ engine }: LoadedSite, key: ListKey): readonly Counted[] {
  const counts = new Map<string, number>();
  for (const post of engine.list().filter(isPost)) {
    for (const name of new Set(post[key])) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return commonestFirst(counts);
}

function printCounts(counts: readonly Counted[], request: Request, terminal: Terminal): void {
  if (request.options['json'] === true) terminal.print(`${JSON.stringify(counts, null, 2)}\n`);
  else terminal.print(counts.map(({ value, count }) => `${count}\t${value}\n`).join(''));
}

function printSimilar(counts: readonly Counted[], request: Request, terminal: Terminal): void {
  const groups = findSimilarNames(counts);
  if (request.options['json'] === true) terminal.print(`${JSON.stringify(groups, null, 2)}\n`);
  else {
    const named = ({ value, count }: Counted): string => `${value} (${count})`;
    terminal.print(
      groups
        .map(({ keep, others }) => {
          const reasons = [...new Set(others.map(({ likeness }) => likeness))];
          return `${others.map(named).join(', ')} → ${named(keep)}\t${reasons.join(', ')}\n`;
        })
        .join(''),
    );
  }
}

async function change(site: LoadedSite, edit: ListEdit, request: Request, terminal: Terminal): Promise<ExitCode> {
  const { folder, engine } = site;
  const asJson = request.options['json'] === true;
  const dryRun = request.options['dry-run'] === true;
  const sets = new ChangeSets();
  const complain = (problem: Problem): void => terminal.complain(`${formatProblem(problem)}\n`);
  if (!dryRun) (await takeUp(folder, sets)).forEach(complain);
  const bulk = new BulkEdits({ folder, sets, keep: async () => undefined });
  const paths = engine
    .list()
    .filter(isPost)
    .map(({ path }) => path)
    .sort();
  const planned = await bulk.plan({ kind: 'list', edit, paths }, { order: [], lists: 'flow' });
  if (planned.kind !== 'planned') return 2;
  const { summary } = planned;
  if (dryRun) {
    if (asJson) terminal.print(`${JSON.stringify({ changed: summary.paths, problems: summary.problems }, null, 2)}\n`);
    else
      for (const [at, path] of summary.paths.entries())
        terminal.print(unifiedDiff(path, bulk.texts(summary.plan, at)!));
  } else {
    const answer = await bulk.carryOut(summary.plan).catch((error: unknown) => {
      throw new UsageError(`nothing was changed: ${changedFile(error) ?? folder.root} (${faultCode(error)})`);
    });
    const refusal = refusalOf(answer);
    if (refusal !== undefined) throw new UsageError(refusal);
    if (answer.kind === 'done') answer.problems.forEach(complain);
    if (asJson) terminal.print(`${JSON.stringify({ changed: summary.paths, problems: summary.problems }, null, 2)}\n`);
    else terminal.print(summary.paths.map(path => `${path}\n`).join(''));
    if (answer.kind === 'done' && answer.problems.length > 0) return 1;
  }
  summary.problems.forEach(complain);
  return summary.problems.length > 0 ? 1 : 0;
}

function refusalOf(answer: BulkAnswer): string | undefined {
  switch (answer.kind) {
    case 'done':
      return undefined;
    case 'cancelled':
      return 'nothing was changed: cancelled';
    case 'differs':
      return `nothing was changed: ${answer.paths.join(', ')} changed on disk meanwhile`;
    case 'refused':
      return `nothing was changed: ${answer.problem.cause}`;
  }
}
