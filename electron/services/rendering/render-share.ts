import type { Engine } from '../../../shared/render/engine/engine.ts';
import type { SiteFile } from '../../../shared/site/site-file.ts';
import { sitePath } from '../../../shared/site/site-file.ts';
import { faultCode } from '../fault.ts';
import { loadFiles, type LoadedSite } from '../loaded-site.ts';
import { OutputFolder } from '../outputs/output-folder.ts';
import type { PagesToRender, PageTask, RenderedShare, SharedOptions } from './rendering-messages.ts';

/** Pages that a thread takes at once: few, so that all threads end at about the same time. */
const AT_ONCE = 8;

/** The engine of one of the threads that render a site: each holds the whole of it. */
export function loadShared(
  root: string,
  files: readonly SiteFile[],
  { patience, ...options }: SharedOptions,
): Promise<Pick<LoadedSite, 'engine' | 'theme' | 'loadStyles'>> {
  return loadFiles(root, files, { ...options, patience: { now: () => performance.now(), millis: patience } });
}

/** Renders and writes pages that no other thread has taken until none is left. What a page becomes depends on the site alone. */
export function renderShare(engine: Engine, { tasks, out, bodies, next }: PagesToRender): RenderedShare {
  const folder = new OutputFolder(out);
  const taken = new Int32Array(next);
  const problems: [number, RenderedShare['problems'][number][1]][] = [];
  for (;;) {
    const start = Atomics.add(taken, 0, AT_ONCE);
    if (start >= tasks.length) return { problems, failed: undefined };
    for (let at = start; at < Math.min(start + AT_ONCE, tasks.length); at++) {
      const task = tasks[at]!;
      const rendered = pageOf(engine, task);
      if (!rendered) continue;
      if (rendered.problems.length > 0) problems.push([at, rendered.problems]);
      if (!task.isWritten) continue;
      try {
        folder.write(rendered.dest, rendered.html);
        if (bodies) folder.write(`${rendered.dest}.body.html`, rendered.body);
      } catch (error) {
        Atomics.store(taken, 0, tasks.length);
        return { problems, failed: { dest: rendered.dest, code: faultCode(error), said: String(error) } };
      }
    }
  }
}

function pageOf(engine: Engine, { path, dest }: PageTask): ReturnType<Engine['render']> {
  return path === undefined ? engine.renderDest(dest) : engine.render(sitePath(path));
}
