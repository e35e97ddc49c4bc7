import type { Problem } from '../kit/problem.ts';
import type { RubyHash } from '../ruby/value.ts';
import { hasFrontMatterHeader } from '../text/split.ts';
import { gatherData, readDataFile } from './data/data-files.ts';
import { FolderTree } from './entries/folder-tree.ts';
import { parseFile } from './documents/front-matter.ts';
import type { Layout } from './documents/layout.ts';
import { readLayout } from './documents/layout.ts';
import { SourcePage } from './documents/page.ts';
import type { SiteFile, SitePath } from './site-file.ts';
import type { SiteSettings, ThemeAbout, ThemeFiles } from './config/site-settings.ts';
import { StaticFile } from './documents/static-file.ts';
import { lineOfKey } from './yaml.ts';

/** A theme gem's files as Jekyll's readers take them. */
export interface Theme {
  readonly name: string;
  readonly files: ReadonlyMap<string, SiteFile>;
  readonly layouts: ReadonlyMap<string, Layout>;
  readonly pages: readonly SourcePage[];
  readonly statics: readonly StaticFile[];
  readonly data: RubyHash;
  readonly dependencies: readonly string[];
  readonly about: ThemeAbout | undefined;
}

export function readTheme(theme: ThemeFiles, settings: SiteSettings): Theme {
  const files = new Map(theme.files.map(file => [file.path as string, file]));
  const tree = new FolderTree(files.keys());
  const { toLocal, context, config } = settings;
  const layouts = new Map<string, Layout>();
  for (const path of tree.below('_layouts', false)) {
    const file = files.get(path);
    if (!file || !path.slice('_layouts/'.length).includes('.')) continue;
    const layout = readLayout(file, path.slice('_layouts/'.length), true, toLocal);
    layouts.set(layout.name, layouts.get(layout.name) ?? layout);
  }
  const pages: SourcePage[] = [];
  const statics: StaticFile[] = [];
  for (const path of tree.below('assets', true)) {
    const file = files.get(path);
    if (!file) continue;
    if (file.text !== undefined && hasFrontMatterHeader(file.text)) {
      pages.push(
        new SourcePage({ path: file.path, theme: true, relativePath: path }, parseFile(file, toLocal), context),
      );
    } else statics.push(new StaticFile(file, `/${path}`, undefined, true, context));
  }
  const data = gatherData(tree, '_data', path => {
    const file = files.get(path);
    return file ? readDataFile(file, config, toLocal).value : null;
  });
  return {
    name: theme.name,
    files,
    layouts,
    pages,
    statics,
    data,
    dependencies: theme.dependencies ?? [],
    about: theme.about,
  };
}

/** The gem that `theme:` names was looked for and is not there; Jekyll stops. */
export function themeMissing(name: string, path: SitePath, config: string | undefined): Problem {
  return {
    severity: 'warning',
    code: 'theme-missing',
    place: { path, line: lineOfKey(config, 'theme'), column: 1 },
    cause: `The theme “${name}” was not found among the gems of this machine, so its layouts, includes and styles are missing.`,
    remedy: `Install it by “bundle install” in the site’s folder, or by “gem install ${name}”.`,
  };
}
