import { resolve } from 'node:path';
import { formatProblem } from '../../../shared/kit/problem.ts';
import type { Engine } from '../../../shared/render/engine/engine.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { RenderingHelpers } from '../../services/rendering/rendering-threads.ts';
import type { PagesToRender, PageTask, RenderedShare } from '../../services/rendering/rendering-messages.ts';
import { reportProblems, textOption, UsageError, type CliCommand, type Request, type Terminal } from '../command.ts';
import { loadOptions, PATIENCE, readSite } from '../read-site.ts';
import { siteOptions } from '../site-options.ts';

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
    // Helpers start while the site is being read, and load it while this thread does.
    let helpers: RenderingHelpers | undefined;
    const site = await readSite(request, terminal, 'site', listed => {
      if (terminal.renderWorker !== undefined && request.operands.length === 0)
        helpers = new RenderingHelpers(terminal.renderWorker, listed);
    });
    try {
      const root = site.folder.root;
      const options = { ...loadOptions(request, terminal), patience: PATIENCE };
      helpers?.load({ kind: 'site', root, files: site.files, options });
      const { loadShared, renderShare } = await import('../../services/rendering/render-share.ts');
      const { engine } = await loadShared(root, site.files, options);
      const work = await workFor(engine, root, request, terminal);
      const others = helpers?.render(work);
      const shares = [renderShare(engine, work), ...((await others) ?? [])];
      for (const { failed } of shares) if (failed) throw faultOf(failed, work.out);
      const problems = shares.flatMap(share => share.problems).sort(([a], [b]) => a - b);
      return reportProblems(terminal, [...engine.problems, ...problems.flatMap(([, found]) => found)], formatProblem);
    } finally {
      await helpers?.close();
    }
  },
};

async function workFor(engine: Engine, root: string, request: Request, terminal: Terminal): Promise<PagesToRender> {
  const { resolvePosts } = await import('../open-site.ts');
  const named = resolvePosts({ engine, folder: { root } }, request.operands, terminal);
  return {
    kind: 'pages',
    tasks: tasks(engine, named, request.options['pages'] === true),
    out: resolve(terminal.cwd, textOption(request, 'out')!),
    bodies: request.options['bodies'] === true,
    next: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT),
  };
}

/** The named pages, else documents of collections, of which posts are one, or all that the site's plugins make, too. */
function tasks(engine: Engine, named: readonly SitePath[], all: boolean): readonly PageTask[] {
  if (named.length > 0) return named.map(path => ({ path, dest: '', isWritten: true }));
  const outputs = engine.outputs();
  const last = new Map(outputs.map(({ dest, path, copied }) => [dest, { path, copied }]));
  if (all) {
    const dests = outputs.flatMap(({ dest, copied }) => (copied ? [] : [dest]));
    return [...new Set(dests)].map(dest => ({ path: undefined, dest, isWritten: true }));
  }
  return engine.list().flatMap(({ path, dest, written, collection }) => {
    if (!written || collection === undefined) return [];
    return [{ path, dest, isWritten: last.get(dest)?.path === path }];
  });
}

function faultOf({ dest, code, said }: NonNullable<RenderedShare['failed']>, out: string): Error {
  return code === 'OUTSIDE' ? new UsageError(`${dest} would be written outside ${out}`) : new Error(`${dest}: ${said}`);
}
