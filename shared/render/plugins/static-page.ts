import { parseFile } from '../../site/documents/front-matter.ts';
import { SourcePage } from '../../site/documents/page.ts';
import type { StaticFile } from '../../site/documents/static-file.ts';
import type { EnginePage } from '../engine/engine-page.ts';
import type { PluginSite } from './plugin.ts';

const pages = new WeakMap<StaticFile, SourcePage>();

/** A page made of a file that Jekyll took for a static one; `undefined` when the file has no text. */
export function pageFromStatic(file: StaticFile, { site, page }: PluginSite): EnginePage | undefined {
  let made = pages.get(file);
  if (!made) {
    const source = site.file(file.path);
    if (source?.text === undefined) return undefined;
    const origin = { path: file.path, theme: file.theme, relativePath: file.relativePath.replace(/^\//, '') };
    made = new SourcePage(origin, parseFile(source, site.settings.toLocal), site.context);
    pages.set(file, made);
  }
  return page(made);
}
