import { commitMessage } from '../../../shared/export/commit-words.ts';
import { isReady, type Decision, type ExportPlan } from '../../../shared/export/plan.ts';
import { formatProblem, type Problem } from '../../../shared/kit/problem.ts';
import { ChangeSets } from '../../services/change-set/change-sets.ts';
import { takeUp } from '../../services/change-set/take-up.ts';
import { Disk } from '../../services/disk/disk.ts';
import { Exporter, type ExportOutcome } from '../../services/export/exporter.ts';
import { leftBranch } from '../../services/export/left-branch.ts';
import { changedFile, problemOf } from '../../services/disk/fault.ts';
import { SiteFolder } from '../../services/folder/site-folder.ts';
import { textOption, UsageError, type CliCommand, type ExitCode, type Request, type Terminal } from '../command.ts';
import { exportEach } from '../export-each.ts';
import { planAsData, planInWords } from '../export-plan.ts';
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
    'branch-per-post': {
      type: 'boolean',
      help: 'commit each post to a new branch of its own; the folder stays as it is',
    },
    commit: {
      type: 'string',
      value: 'MESSAGE',
      help: 'commit the planned files, and nothing else; {title} is the post’s',
    },
    'on-conflict': {
      type: 'string',
      value: 'WHAT',
      choices: ['keep', 'replace', 'merge'],
      help: 'keep, replace or merge what differs in the target',
    },
    diff: { type: 'boolean', help: 'show the lines of each text that change' },
    pages: { type: 'boolean', help: 'list the pages of the site that change' },
    json: { type: 'boolean', help: 'print the plan, and what became of it, as JSON' },
  },
  async run(request, terminal) {
    // What is published is built for production, whatever this shell builds its own previews for.
    const publishing = { ...terminal, environment: { ...terminal.environment, JEKYLL_ENV: 'production' } };
    const sets = new ChangeSets();
    const isDry = request.options['dry-run'] === true;
    // What a crash cut off may change what the target holds, and what is to be exported.
    const recover = async (path: string): Promise<void> => {
      const folder = await SiteFolder.open(path).catch(() => undefined);
      if (!folder) return;
      const taken = isDry ? [] : await takeUp(folder, sets);
      // A dry run writes nothing, so it does not put away that it was said.
      const left = await leftBranch(folder.root, isDry ? 'again' : 'once');
      for (const problem of left ? [...taken, left] : taken) terminal.complain(`${formatProblem(problem)}\n`);
    };
    const target = await openSite(request, publishing, 'to', recover);
    const source = await openSite(request, publishing);
    const each = request.options['branch-per-post'] === true;
    if (each && textOption(request, 'branch') !== undefined)
      throw new UsageError('--branch and --branch-per-post exclude each other');
    const exporter = new Exporter(source, target, sets, new Disk());
    const unfit = exporter.folderProblems();
    if (unfit.length > 0) return refuse(unfit, terminal);
    const posts = resolvePosts(source, request.operands, terminal);
    for (const path of posts)
      if (source.files.get(path)?.text === undefined)
        throw new UsageError(`${path} is no UTF-8 text; save it as UTF-8 first`);
    const decision = decisionOf(request);
    const planned = await exporter.plan({ posts, now: terminal.now, zone: terminal.zone, decide: () => decision });
    const { plan, notes } = planned;
    const asJson = request.options['json'] === true;
    const pages = request.options['pages'] === true ? exporter.pages(plan) : undefined;
    for (const problem of [...plan.problems, ...notes]) terminal.complain(`${formatProblem(problem)}\n`);
    const waiting = textOption(request, 'commit') === undefined || each ? [] : await exporter.waiting(plan);
    if (!asJson) terminal.print(planInWords(plan, waiting, pages, request));
    const ready = isReady(plan);
    if (each && ready) return exportEach(planned, exporter, request, terminal);
    const outcome =
      ready && !isDry ? await terminal.untilStopped(signal => carryOut(request, plan, exporter, signal)) : undefined;
    if (asJson) terminal.print(`${JSON.stringify(planAsData(planned, waiting, pages, outcome), null, 2)}\n`);
    return outcome ? tell(outcome, exporter, asJson, terminal) : ready ? 0 : 1;
  },
};

function decisionOf(request: Request): Decision | undefined {
  const given = textOption(request, 'on-conflict');
  if (given === undefined || given === 'keep' || given === 'replace' || given === 'merge') return given;
  throw new UsageError(`--on-conflict takes keep, replace or merge, not '${given}'`);
}

function carryOut(request: Request, plan: ExportPlan, exporter: Exporter, signal: AbortSignal): Promise<ExportOutcome> {
  const template = textOption(request, 'commit');
  const message = template === undefined ? undefined : commitMessage(plan.posts, template);
  const branch = textOption(request, 'branch');
  return exporter.carryOut(plan, {
    signal,
    ...(branch === undefined ? {} : { branch }),
    ...(message === undefined ? {} : { message }),
  });
}

function tell(outcome: ExportOutcome, exporter: Exporter, asJson: boolean, terminal: Terminal): ExitCode {
  const { root } = exporter.target.folder;
  switch (outcome.kind) {
    case 'refused':
      return refuse([outcome.problem], terminal);
    case 'differs':
      terminal.complain(`Changed meanwhile, so nothing was written: ${outcome.paths.join(', ')}\n`);
      return 1;
    case 'failed':
      return refuse([problemOf(outcome.error, changedFile(outcome.error) ?? root, NOTHING_WRITTEN)], terminal);
    case 'cancelled':
      terminal.complain('Stopped before anything was written.\n');
      return 1;
    case 'done':
      if (outcome.notRemembered) terminal.complain(`${formatProblem(outcome.notRemembered)}\n`);
      if (outcome.notCommitted) return refuse([outcome.notCommitted], terminal);
      if (outcome.commit && !asJson)
        terminal.print(`committed ${outcome.commit.hash.slice(0, 9)} on ${outcome.commit.branch}\n`);
      return 0;
  }
}

const NOTHING_WRITTEN = 'could not be written, so nothing was';

function refuse(problems: readonly Problem[], terminal: Terminal): ExitCode {
  for (const problem of problems) terminal.complain(`${formatProblem(problem)}\n`);
  return 2;
}
