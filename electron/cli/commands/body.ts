import { formatProblem } from '../../../shared/kit/problem.ts';
import { reportProblems, type CliCommand } from '../command.ts';
import { openSite, resolvePosts } from '../open-site.ts';
import { siteOptions } from '../site-options.ts';

export const bodyCommand: CliCommand = {
  name: 'body',
  summary: 'Prints the converted body of a post, without its layout',
  operands: 'POST',
  least: 1,
  most: 1,
  options: siteOptions,
  async run(request, terminal) {
    const site = await openSite(request, terminal);
    const [path] = resolvePosts(site, request.operands, terminal);
    const rendered = site.engine.body(path!)!;
    terminal.print(rendered.body);
    return reportProblems(terminal, rendered.problems, formatProblem);
  },
};
