import { join } from 'node:path';
import { formatProblem } from '../../../shared/kit/problem.ts';
import type { PageDifference } from '../../../shared/render/page-difference.ts';
import { compareBuild } from '../../services/proof/compare-build.ts';
import { jekyllTime } from '../../services/proof/prove-site.ts';
import { buildWithJekyll, findJekyll, JekyllFailure } from '../../services/proof/real-jekyll.ts';
import { reportProblems, textOption, UsageError, type CliCommand, type Request } from '../command.ts';
import { openSite, resolvePosts } from '../open-site.ts';
import { configFilesOf, siteOptions } from '../site-options.ts';

interface Verdict {
  readonly path: string;
  readonly dest: string;
  readonly equal: boolean;
  readonly differences: readonly PageDifference[];
}

export const proveCommand: CliCommand = {
  name: 'prove',
  summary: 'Builds the site with the machine’s own Jekyll and lists where Galley’s pages differ',
  operands: '[POST…]',
  least: 0,
  most: Infinity,
  options: {
    ...siteOptions,
    pages: {
      type: 'boolean',
      help: 'compare every page that the site and its plugins make but style sheets, not only posts',
    },
    show: { type: 'string', value: 'N', help: 'differences shown for each page (5)' },
    json: { type: 'boolean', help: 'print JSON: a list of {path, dest, equal, differences}' },
  },
  async run(request, terminal) {
    const most = mostShown(request);
    const time = new Date(Math.floor(terminal.now / 1000) * 1000);
    const frozen = { ...terminal, now: time.getTime() };
    const site = await openSite(request, frozen);
    const jekyll = await findJekyll(site.folder.root);
    if (!jekyll) throw new UsageError('no Jekyll was found: install one, or run bundle install in the site’s folder');
    const named = resolvePosts(site, request.operands, terminal);
    const build = await buildWithJekyll(jekyll, {
      folder: site.folder.root,
      configFiles: configFiles(site.folder.root, configFilesOf(request), site.files),
      time: jekyllTime(time.getTime()),
      switches: ['drafts', 'future', 'unpublished']
        .filter(name => request.options[name] === true)
        .map(name => `--${name}`),
    }).catch((error: unknown) => {
      throw error instanceof JekyllFailure
        ? new UsageError(`Jekyll could not build the site:\n${error.message}`)
        : error;
    });
    try {
      const scope = named.length > 0 ? named : request.options['pages'] === true ? 'pages' : 'posts';
      const verdicts: Verdict[] = [];
      for await (const { path, dest, differences } of compareBuild(site.engine, build.page, scope, most))
        verdicts.push({ path, dest, equal: differences.length === 0, differences });
      report(verdicts, jekyll.version, request.options['json'] === true, terminal.print);
      const problems = reportProblems(terminal, site.engine.problems, formatProblem);
      return verdicts.every(verdict => verdict.equal) ? problems : 1;
    } finally {
      await build.remove();
    }
  },
};

function mostShown(request: Request): number {
  const given = textOption(request, 'show') ?? '5';
  if (!/^\d{1,6}$/.test(given)) throw new UsageError(`--show takes a number, not '${given}'`);
  return Number(given);
}

function configFiles(
  folder: string,
  named: readonly string[] | undefined,
  files: ReadonlyMap<string, unknown>,
): readonly string[] {
  const own = files.has('_config.yml') ? ['_config.yml'] : files.has('_config.yaml') ? ['_config.yaml'] : [];
  return (named ?? own).map(name => join(folder, name));
}

function report(verdicts: readonly Verdict[], version: string, json: boolean, print: (text: string) => void): void {
  if (json) return print(`${JSON.stringify(verdicts, null, 2)}\n`);
  for (const { path, differences } of verdicts) {
    for (const { at, expected, actual } of differences)
      print(`${path}: ${at || 'the page'}: ${version} ${expected ?? 'nothing'}, Galley ${actual ?? 'nothing'}\n`);
  }
  const equal = verdicts.filter(verdict => verdict.equal).length;
  print(`${equal} of ${verdicts.length} pages equal those of ${version}\n`);
}
