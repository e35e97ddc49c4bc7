import { formatProblem } from '../../shared/kit/problem.ts';
import { BranchExport } from '../services/export/branch-export.ts';
import type { Exporter, PreparedExport } from '../services/export/exporter.ts';
import { textOption, type ExitCode, type Request, type Terminal } from './command.ts';
import { planAsData } from './export-plan.ts';

/** Exports each post of a ready plan to a branch of its own, or says with a dry run which branches these would be. */
export async function exportEach(
  planned: PreparedExport,
  exporter: Exporter,
  request: Request,
  terminal: Terminal,
): Promise<ExitCode> {
  const { plan } = planned;
  const work = new BranchExport(exporter);
  const branches = work.plan(plan);
  const asJson = request.options['json'] === true;
  const isDry = request.options['dry-run'] === true;
  const broken = branches.flatMap(({ problems }) => problems);
  for (const problem of broken) terminal.complain(`${formatProblem(problem)}\n`);
  const message = textOption(request, 'commit') ?? 'Publish: {title}';
  const outcome = isDry || broken.length > 0 ? undefined : await work.carryOut(plan, message, () => undefined);
  const made = outcome?.kind === 'done' ? outcome.branches : undefined;
  if (asJson) {
    const said = branches.map(({ from, branch, files }) => {
      const hash = made?.find(one => one.branch === branch)?.hash ?? null;
      return { from, branch, files, commit: hash };
    });
    const data = { ...planAsData(planned, [], undefined, undefined), done: made !== undefined, branches: said };
    terminal.print(`${JSON.stringify(data, null, 2)}\n`);
  } else {
    for (const { from, branch, files } of branches) {
      const commit = made?.find(one => one.branch === branch);
      const what = made ? (commit?.hash?.slice(0, 9) ?? 'has it all already') : `${files.length} files`;
      terminal.print(`branch ${branch} ${from}: ${what}\n`);
    }
  }
  if (outcome?.kind === 'refused') {
    terminal.complain(`${formatProblem(outcome.problem)}\n`);
    return 2;
  }
  if (outcome?.notRemembered) terminal.complain(`${formatProblem(outcome.notRemembered)}\n`);
  return broken.length > 0 ? 1 : 0;
}
