import { isReady, type Decision, type ExportPlan } from '../../../shared/export/plan.ts';
import { formatProblem, type Problem } from '../../../shared/kit/problem.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { ChangeSets } from '../../services/change-set/change-sets.ts';
import { Disk } from '../../services/disk.ts';
import { Exporter } from '../../services/export/exporter.ts';
import { faultCode } from '../../services/fault.ts';
import { textOption, UsageError, type CliCommand, type ExitCode, type Request, type Terminal } from '../command.ts';
import { openSite, resolvePosts } from '../open-site.ts';

export const exportCommand: CliCommand = {
  name: 'export',
  summary: 'Writes finished posts and the images they use into a site’s repository',
  operands: 'POST…',
  least: 1,
  most: Infinity,
  options: {
    site: { type: 'string', value: 'DIR', required: true, help: 'the folder that holds the posts' },
    to: {
      type: 'string',
      value: 'REPO',
      required: true,
      help: 'the site to export into; the same folder publishes drafts',
    },
    'dry-run': { type: 'boolean', help: 'show the plan and write nothing' },
    branch: { type: 'string', value: 'NAME', help: 'commit on this branch, made if need be' },
    commit: { type: 'string', value: 'MESSAGE', help: 'commit the planned files, and nothing else' },
    'on-conflict': { type: 'string', value: 'WHAT', help: 'keep, replace or merge what differs in the target' },
    json: { type: 'boolean', help: 'print the plan as JSON' },
  },
  async run(request, terminal) {
    const source = await openSite(request, terminal);
    const target = await openSite(request, terminal, 'to');
    const sets = new ChangeSets();
    await sets.recover(target.folder);
    const exporter = new Exporter(source, target, sets, new Disk());
    const unfit = exporter.folderProblems();
    if (unfit.length > 0) return refuse(unfit, terminal);
    const posts = resolvePosts(source, request.operands, terminal);
    for (const path of posts)
      if (source.files.get(path)?.text === undefined)
        throw new UsageError(`${path} is no UTF-8 text; save it as UTF-8 first`);
    const decision = decisionOf(request);
    const { plan } = await exporter.plan({ posts, now: terminal.now, zone: terminal.zone, decide: () => decision });
    report(plan, request, terminal);
    for (const problem of plan.problems) terminal.complain(`${formatProblem(problem)}\n`);
    if (!isReady(plan)) return 1;
    if (request.options['dry-run'] === true || plan.files.length === 0) return 0;
    return carryOut(request, terminal, plan, exporter);
  },
};

function decisionOf(request: Request): Decision | undefined {
  const given = textOption(request, 'on-conflict');
  if (given === undefined || given === 'keep' || given === 'replace' || given === 'merge') return given;
  throw new UsageError(`--on-conflict takes keep, replace or merge, not '${given}'`);
}

async function carryOut(request: Request, terminal: Terminal, plan: ExportPlan, exporter: Exporter): Promise<ExitCode> {
  const { root } = exporter.target.folder;
  const message = textOption(request, 'commit');
  const branch = textOption(request, 'branch');
  const outcome = await exporter.carryOut(plan, {
    ...(branch === undefined ? {} : { branch }),
    ...(message === undefined ? {} : { message }),
  });
  switch (outcome.kind) {
    case 'refused':
      return refuse([outcome.problem], terminal);
    case 'differs':
      terminal.complain(`Changed meanwhile, so nothing was written: ${outcome.paths.join(', ')}\n`);
      return 1;
    case 'failed':
      terminal.complain(`${root}:1:1: error: nothing was written (${faultCode(outcome.error)})\n`);
      return 2;
    case 'cancelled':
      return 1;
    case 'done':
      if (outcome.notCommitted) return refuse([outcome.notCommitted], terminal);
      if (outcome.commit && request.options['json'] !== true)
        terminal.print(`committed ${outcome.commit.hash.slice(0, 9)} on ${outcome.commit.branch}\n`);
      return 0;
  }
}

function refuse(problems: readonly Problem[], terminal: Terminal): ExitCode {
  for (const problem of problems) terminal.complain(`${formatProblem(problem)}\n`);
  return 2;
}

function report(plan: ExportPlan, request: Request, terminal: Terminal): void {
  if (request.options['json'] === true) {
    const files = plan.files.map(file => ({
      kind: file.kind,
      path: file.path,
      ...(file.kind === 'rename-text' ? { formerly: file.formerly } : {}),
    }));
    const posts = plan.posts.map(({ from, to, title, url }) => ({ from, to, title, url }));
    const conflicts = plan.conflicts.map(({ path, from }) => ({ path, from }));
    terminal.print(`${JSON.stringify({ posts, files, conflicts, problems: plan.problems }, null, 2)}\n`);
    return;
  }
  for (const file of plan.files) terminal.print(`${verbs[file.kind]} ${file.path}${formerly(file)}\n`);
  const why =
    request.options['on-conflict'] === 'merge'
      ? ', and both changed the same lines; use --on-conflict keep or replace, or merge by hand'
      : '; see --on-conflict';
  for (const { path, from } of plan.conflicts)
    terminal.print(`conflict ${path}: it differs from what ${from} would write${why}\n`);
  for (const { from, url } of plan.posts) if (url !== undefined) terminal.print(`${from} will live at ${url}\n`);
  if (plan.files.length === 0 && isReady(plan)) terminal.print('nothing to do: the target has it all\n');
}

const verbs = {
  'add-text': 'add',
  'change-text': 'change',
  'rename-text': 'rename',
  'add-asset': 'add',
  delete: 'delete',
} as const;

function formerly(file: ExportPlan['files'][number]): string {
  return file.kind === 'rename-text' ? ` (formerly ${file.formerly satisfies SitePath})` : '';
}
