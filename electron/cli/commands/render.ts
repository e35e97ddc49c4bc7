import { resolve } from 'node:path';
import { formatProblem, type Problem } from '../../../shared/kit/problem.ts';
import type { Engine } from '../../../shared/render/engine/engine.ts';
import type { Rendered } from '../../../shared/render/engine/rendered.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { Disk } from '../../services/disk.ts';
import { faultCode } from '../../services/fault.ts';
import { OutputFolder } from '../../services/outputs/output-folder.ts';
import { reportProblems, textOption, UsageError, type CliCommand } from '../command.ts';
import { isDocument, openSite, resolvePosts } from '../open-site.ts';
import { siteOptions } from '../site-options.ts';

/** Files that are written at the same time. */
const AT_ONCE = 64;

export const renderCommand: CliCommand = {
  name: 'render',
  summary:
    'Writes each post’s page where jekyll build would; all published posts and collection documents if none is named',
  operands: '[POST…]',
  least: 0,
  most: Infinity,
  options: {
    ...siteOptions,
    out: { type: 'string', value: 'DIR', required: true, help: 'the folder to write into' },
    pages: { type: 'boolean', help: 'write every page that the site and its plugins make, style sheets and feeds too' },
    bodies: { type: 'boolean', help: 'write the converted body beside each page, as PAGE.body.html' },
  },
  async run(request, terminal) {
    const site = await openSite(request, terminal);
    const out = resolve(terminal.cwd, textOption(request, 'out')!);
    const named = resolvePosts(site, request.operands, terminal);
    const problems: Problem[] = [...site.engine.problems];
    const folder = await OutputFolder.open(new Disk(), out);
    const write = async (dest: string, html: string): Promise<void> => {
      await folder.write(dest, Buffer.from(html)).catch((error: unknown) => {
        if (faultCode(error) === 'OUTSIDE') throw new UsageError(`${dest} would be written outside ${out}`);
        throw error;
      });
    };
    // Pages are rendered while earlier ones are being written; the number of open files stays bounded.
    let writing: Promise<void>[] = [];
    for (const rendered of pages(site.engine, named, request.options['pages'] === true)) {
      problems.push(...rendered.problems);
      writing.push(write(rendered.dest, rendered.html));
      if (request.options['bodies'] === true) writing.push(write(`${rendered.dest}.body.html`, rendered.body));
      if (writing.length < AT_ONCE) continue;
      await Promise.all(writing);
      writing = [];
    }
    await Promise.all(writing);
    return reportProblems(terminal, problems, formatProblem);
  },
};

/** The named pages, else documents of collections, of which posts are one, or all that the site's plugins make, too. */
function* pages(engine: Engine, named: readonly SitePath[], all: boolean): Generator<Rendered> {
  if (named.length > 0) for (const path of named) yield engine.render(path)!;
  else if (all) {
    const dests = new Set(engine.outputs().flatMap(({ dest, copied }) => (copied ? [] : [dest])));
    for (const dest of dests) {
      const rendered = engine.renderDest(dest);
      if (rendered) yield rendered;
    }
  } else for (const info of engine.list()) if (info.written && isDocument(info)) yield engine.render(info.path)!;
}
