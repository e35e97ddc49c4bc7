import { Engine, type EngineOptions } from '../../shared/render/engine/engine.ts';
import type { StyleCompiler } from '../../shared/render/style/compiler.ts';
import { dartSass } from '../../shared/render/style/dart-sass.ts';
import type { SiteFile, SitePath } from '../../shared/site/site-file.ts';
import { listFolder, readChunks, type Unreadable } from './folder-reader.ts';
import { SiteFolder } from './site-folder.ts';
import { findTheme, type FoundTheme } from './theme.ts';

/** A site read whole into an engine, for work without a window. */
export interface LoadedSite {
  readonly folder: SiteFolder;
  readonly engine: Engine;
  readonly files: ReadonlyMap<SitePath, SiteFile>;
  readonly unreadable: readonly Unreadable[];
  readonly theme: FoundTheme | undefined;
  /** Loads the Sass compiler, where the site was read without it; from then on its stylesheets can be made. */
  readonly loadStyles: () => Promise<void>;
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
  let compile: StyleCompiler | undefined;
  const loadStyles = async () => void (compile ??= dartSass(await import('sass')));
  if (styles === true || [...files.values()].some(callsSass)) await loadStyles();
  const engine = new Engine({ ...options, style: request => (compile ?? styleNotLoaded)(request) });
  engine.apply({ changed: [...files.values()], removed: [] });
  const { themeName } = engine;
  const theme = themeName === undefined ? undefined : await findTheme(themeName, folder.root);
  if (themeName !== undefined) engine.applyTheme(theme?.files);
  return { folder, engine, files, unreadable, theme, loadStyles };
}

/** Posts come to need the compiler only through Liquid’s Sass filters; loading it takes longer than a small site. */
function callsSass({ text }: SiteFile): boolean {
  return text !== undefined && /\|\s*(?:scssify|sassify)/.test(text);
}

const styleNotLoaded: StyleCompiler = ({ url }) => ({
  ok: false,
  error: { message: 'Style files cannot be compiled here.', url, line: 0, column: 0 },
});
