import { Engine, type EngineOptions } from '../../shared/render/engine/engine.ts';
import { dartSass } from '../../shared/render/style/dart-sass.ts';
import type { SiteFile, SitePath } from '../../shared/site/site-file.ts';
import { listFolder, readChunks, type Unreadable } from './folder-reader.ts';
import { SiteFolder } from './site-folder.ts';
import { findTheme } from './theme.ts';

/** A site read whole into an engine, for work without a window. */
export interface LoadedSite {
  readonly folder: SiteFolder;
  readonly engine: Engine;
  readonly files: ReadonlyMap<SitePath, SiteFile>;
  readonly unreadable: readonly Unreadable[];
}

/** What a site is read with. `styles`: whether its Sass files, too, are to become pages. */
export interface LoadOptions extends Omit<EngineOptions, 'style'> {
  readonly styles?: boolean;
}

/** Reads a folder with its theme. Fails as `realpath` does where the folder is not there. */
export async function loadSite(path: string, { styles, ...options }: LoadOptions): Promise<LoadedSite> {
  const folder = await SiteFolder.open(path);
  const { files: listed, unreadable } = await listFolder(folder.root);
  const files = new Map<SitePath, SiteFile>();
  for await (const chunk of readChunks(folder.root, listed, 256)) for (const file of chunk) files.set(file.path, file);
  const style = styles === true || [...files.values()].some(callsSass) ? dartSass(await import('sass')) : undefined;
  const engine = new Engine({ ...options, ...(style ? { style } : {}) });
  engine.apply({ changed: [...files.values()], removed: [] });
  const { themeName } = engine;
  if (themeName !== undefined) engine.applyTheme((await findTheme(themeName, folder.root))?.files);
  return { folder, engine, files, unreadable };
}

/** Posts come to need the compiler only through Liquid’s Sass filters; loading it takes longer than a small site. */
function callsSass({ text }: SiteFile): boolean {
  return text !== undefined && /\|\s*(?:scssify|sassify)/.test(text);
}
