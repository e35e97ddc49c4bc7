import { join } from 'node:path';
import { formatProblem } from '../../../shared/kit/problem.ts';
import { comparePages, type PageDifference } from '../../../shared/render/page-difference.ts';
import { buildWithJekyll, findJekyll, JekyllFailure } from '../../services/real-jekyll.ts';
import { reportProblems, textOption, UsageError, type CliCommand } from '../command.ts';
import { isPost, openSite, resolvePosts } from '../open-site.ts';
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
    pages: { type: 'boolean', help: 'compare every page of the site, not only posts' },
    show: { type: 'string', value: 'N', help: 'differences shown for each page (5)' },
    json: { type: 'boolean', help: 'print JSON: a list of {path, dest, equal, differences}' },
  },
  async run(request, terminal) {
    const time = new Date(Math.floor(terminal.now / 1000) * 1000);
    const frozen = { ...terminal, now: time.getTime() };
    const site = await openSite(request, frozen);
    const jekyll = await findJekyll(site.folder.root);
    if (!jekyll) throw new UsageError('no Jekyll was found: install one, or run bundle install in the site’s folder');
    const named = resolvePosts(site, request.operands, terminal);
    const wanted = site.engine
      .list()
      .filter(info =>
        named.length > 0 ? named.includes(info.path) : isPost(info) || request.options['pages'] === true,
      )
      .filter(info => info.kind !== 'static' && info.written);
    const build = await buildWithJekyll(jekyll, {
      folder: site.folder.root,
      configFiles: configFiles(site.folder.root, configFilesOf(request), site.files),
      time: `${time.toISOString().slice(0, 19).replace('T', ' ')} +0000`,
      switches: ['drafts', 'future', 'unpublished']
        .filter(name => request.options[name] === true)
        .map(name => `--${name}`),
    }).catch((error: unknown) => {
      throw error instanceof JekyllFailure
        ? new UsageError(`Jekyll could not build the site:\n${error.message}`)
        : error;
    });
    try {
      const most = Number(textOption(request, 'show') ?? 5);
      const verdicts: Verdict[] = [];
      for (const { path, dest } of wanted) {
        const expected = await build.page(dest);
        const actual = site.engine.render(path)?.html;
        const differences =
          expected === actual ? [] : comparePages(expected ?? '', actual ?? '', { most: Math.max(1, most) });
        verdicts.push({ path, dest, equal: differences.length === 0, differences });
      }
      report(verdicts, jekyll.version, request.options['json'] === true, terminal.print);
      const problems = reportProblems(terminal, site.engine.problems, formatProblem);
      return verdicts.every(verdict => verdict.equal) ? problems : 1;
    } finally {
      await build.remove();
    }
  },
};

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
