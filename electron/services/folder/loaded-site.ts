import { Engine, type EngineOptions } from '../../../shared/render/engine/engine.ts';
import type { StyleCompiler } from '../../../shared/render/style/compiler.ts';
import { dartSass } from '../../../shared/render/style/dart-sass.ts';
import type { SiteFile, SitePath } from '../../../shared/site/site-file.ts';
import type { Unreadable } from './folder-reader.ts';
import { readFolder } from './read-folder.ts';
import type { SiteFolder } from './site-folder.ts';
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

/** Reads a folder with its theme, without a pause: for a thread that has nothing else to do. Fails as `realpath` does where the folder is not there. */
export async function loadSite(path: string, options: LoadOptions): Promise<LoadedSite> {
  const { folder, files, unreadable } = await readFolder(path);
  const loaded = await loadFiles(folder.root, files, options);
  return { folder, files: new Map(files.map(file => [file.path, file])), unreadable, ...loaded };
}

/** An engine for the files of a folder, with the theme that they ask for. */
export async function loadFiles(
  root: string,
  files: readonly SiteFile[],
  { styles, ...options }: LoadOptions,
): Promise<Pick<LoadedSite, 'engine' | 'theme' | 'loadStyles'>> {
  let compile: StyleCompiler | undefined;
  const loadStyles = async () => void (compile ??= dartSass(await import('sass')));
  if (styles === true || files.some(callsSass)) await loadStyles();
  const engine = new Engine({ ...options, style: request => (compile ?? styleNotLoaded)(request) });
  engine.apply({ changed: files, removed: [] });
  const { themeName } = engine;
  const theme = themeName === undefined ? undefined : await findTheme(themeName, root);
  if (themeName !== undefined) engine.applyTheme(theme?.files);
  return { engine, theme, loadStyles };
}

/** Posts come to need the compiler only through Liquid’s Sass filters; loading it takes longer than a small site. */
function callsSass({ text }: SiteFile): boolean {
  return text !== undefined && /\|\s*(?:scssify|sassify)/.test(text);
}

const styleNotLoaded: StyleCompiler = ({ url }) => ({
  ok: false,
  error: { message: 'Style files cannot be compiled here.', url, line: 0, column: 0 },
});
