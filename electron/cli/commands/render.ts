import { resolve } from 'node:path';
import { formatProblem, type Problem } from '../../../shared/kit/problem.ts';
import type { Engine } from '../../../shared/render/engine/engine.ts';
import type { Rendered } from '../../../shared/render/engine/rendered.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { problemOf } from '../../services/disk/fault.ts';
import { noTexts, POSTS_AND_DATA } from '../../services/folder/folder-problems.ts';
import { OutputFault, type Output } from '../../services/outputs/output-page.ts';
import { openOutput } from '../../services/outputs/output.ts';
import { reportProblems, textOption, UsageError, type CliCommand } from '../command.ts';
import { openSite, resolvePosts } from '../open-site.ts';
import { siteOptions } from '../site-options.ts';

/** A page, and whether it is written: false where Jekyll writes another page over it. */
interface Page {
  readonly rendered: Rendered;
  readonly isWritten: boolean;
}

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
    for await (const problem of noTexts(site.folder.root, site.files.values(), POSTS_AND_DATA)) problems.push(problem);
    const output = open(out, named.length || site.engine.outputs().length, terminal.outputWorker);
    for (const { rendered, isWritten } of pages(site.engine, named, request.options['pages'] === true)) {
      for (const problem of rendered.problems) problems.push(problem);
      if (!isWritten) continue;
      if (!output.write(rendered.dest, rendered.html)) break;
      if (request.options['bodies'] === true) output.write(`${rendered.dest}.body.html`, rendered.body);
    }
    await output.close().catch((error: unknown) => {
      throw error instanceof OutputFault ? usageErrorOf(error, out) : error;
    });
    return reportProblems(terminal, problems, formatProblem);
  },
};

function open(...[out, pages, worker]: Parameters<typeof openOutput>): Output {
  try {
    return openOutput(out, pages, worker);
  } catch (error) {
    throw new UsageError(problemOf(error, out, 'could not be made').cause);
  }
}

function usageErrorOf(fault: OutputFault, out: string): UsageError {
  if (fault.code === 'OUTSIDE') return new UsageError(`${fault.dest} would be written outside ${out}`);
  return new UsageError(problemOf(fault, fault.dest, 'could not be written').cause);
}

/** The named pages, else documents of collections, of which posts are one, or all that the site's plugins make, too. */
function* pages(engine: Engine, named: readonly SitePath[], all: boolean): Generator<Page> {
  if (named.length > 0) {
    for (const path of named) yield { rendered: engine.render(path)!, isWritten: true };
    return;
  }
  const outputs = engine.outputs();
  if (all) {
    for (const dest of new Set(outputs.flatMap(({ dest, copied }) => (copied ? [] : [dest])))) {
      const rendered = engine.renderDest(dest);
      if (rendered) yield { rendered, isWritten: true };
    }
    return;
  }
  const last = new Map(outputs.map(({ dest, path }) => [dest, path]));
  for (const { path, dest, written, collection } of engine.list())
    if (written && collection !== undefined)
      yield { rendered: engine.render(path)!, isWritten: (last.get(dest) ?? path) === path };
}
