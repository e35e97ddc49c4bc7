import { resolve } from 'node:path';
import { formatProblem, type Problem } from '../../../shared/kit/problem.ts';
import type { DocumentInfo } from '../../../shared/site/document-info.ts';
import { Disk } from '../../services/disk.ts';
import { isInside } from '../../services/folder-reader.ts';
import { reportProblems, textOption, UsageError, type CliCommand, type Request } from '../command.ts';
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
    pages: { type: 'boolean', help: 'write every page that the site makes, style sheets and feeds too' },
    bodies: { type: 'boolean', help: 'write the converted body beside each page, as PAGE.body.html' },
  },
  async run(request, terminal) {
    const site = await openSite(request, terminal);
    const out = resolve(terminal.cwd, textOption(request, 'out')!);
    const named = resolvePosts(site, request.operands, terminal);
    const paths =
      named.length > 0 ? named : site.engine.list().flatMap(info => (isWanted(info, request) ? [info.path] : []));
    const problems: Problem[] = [...site.engine.problems];
    const disk = new Disk();
    const write = async (dest: string, html: string): Promise<void> => {
      const target = resolve(out, dest);
      if (!isInside(out, target)) throw new UsageError(`${dest} would be written outside ${out}`);
      await disk.writeOutput(target, Buffer.from(html));
    };
    // Pages are rendered while earlier ones are being written; the number of open files stays bounded.
    let writing: Promise<void>[] = [];
    for (const path of paths) {
      const rendered = site.engine.render(path)!;
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

/** Documents of collections, of which posts are one, are written by default; the site's other pages on demand. */
function isWanted(info: DocumentInfo, request: Request): boolean {
  return info.written && (isDocument(info) || request.options['pages'] === true);
}
