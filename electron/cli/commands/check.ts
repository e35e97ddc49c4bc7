import { formatProblem } from '../../../shared/kit/problem.ts';
import packageFile from '../../../package.json' with { type: 'json' };
import { checkerFor } from '../check-site.ts';
import { reportProblems, textOption, UsageError, type CliCommand } from '../command.ts';
import { isPost, openSite, resolvePosts } from '../open-site.ts';
import { toSarif } from '../sarif.ts';
import { siteOptions } from '../site-options.ts';

const FORMATS: readonly string[] = ['text', 'json', 'sarif'];

export const checkCommand: CliCommand = {
  name: 'check',
  summary: 'Runs the checks before publication; all posts if none is named',
  operands: '[POST…]',
  least: 0,
  most: Infinity,
  options: {
    ...siteOptions,
    json: { type: 'boolean', help: 'print JSON: a list of findings' },
    format: { type: 'string', value: 'FORMAT', choices: FORMATS, help: 'text, json or sarif (text)' },
  },
  async run(request, terminal) {
    const format = request.options['json'] === true ? 'json' : (textOption(request, 'format') ?? 'text');
    if (!FORMATS.includes(format)) throw new UsageError(`there is no format '${format}'`);
    // What is checked is what will be published, unless this shell says what it builds for.
    const environment = { JEKYLL_ENV: 'production', ...terminal.environment };
    const site = await openSite(request, { ...terminal, environment });
    const named = resolvePosts(site, request.operands, terminal);
    const paths = named.length > 0 ? named : site.engine.list().flatMap(info => (isPost(info) ? [info.path] : []));
    const checker = checkerFor(site);
    const findings = paths.flatMap(path => checker.check(path));
    const ofSite = reportProblems(terminal, [...site.engine.problems, ...checker.problems], formatProblem);
    if (format === 'json') terminal.print(`${JSON.stringify(findings, null, 2)}\n`);
    if (format === 'sarif') terminal.print(toSarif(findings, packageFile.version));
    if (format !== 'text') return findings.some(finding => finding.severity !== 'info') ? 1 : ofSite;
    for (const finding of findings) terminal.complain(`${formatProblem(finding)} [${finding.code}]\n`);
    const counted = (severity: string): number => findings.filter(finding => finding.severity === severity).length;
    const posts = paths.length === 1 ? '1 post' : `${paths.length} posts`;
    terminal.print(`${posts}: ${counted('error')} errors, ${counted('warning')} warnings, ${counted('info')} notes\n`);
    return findings.some(finding => finding.severity !== 'info') ? 1 : ofSite;
  },
};
