import type { Problem } from '../../kit/problem.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import { asList } from '../../site/merge.ts';
import { folderOf, insideRoot, joinPath } from '../../site/documents/file-names.ts';
import type { Site } from '../../site/site.ts';
import type { SiteFile } from '../../site/site-file.ts';
import { asHash } from '../../site/yaml.ts';
import type { StyleCompiler, StyleOutcome, StyleSource } from '../style/compiler.ts';
import { candidatePaths } from '../style/lookup.ts';

/** Begins the names of a theme's files, to tell them from the site's. */
const THEME = 'theme:';

/** Sass files of the site and its theme, compiled as jekyll-sass-converter does: its load paths, its output style. */
export class Styles {
  constructor(
    private readonly site: Site,
    private readonly compiler: StyleCompiler | undefined,
  ) {}

  /** `path` is the entry file's, relative to the source; without it imports are looked for on the load paths only. */
  compile(text: string, syntax: 'sass' | 'scss', path: string | undefined): StyleOutcome {
    if (!this.compiler) {
      const message = 'Style files cannot be compiled here.';
      return { ok: false, error: { message, url: undefined, line: 0, column: 0 } };
    }
    const loadPaths = this.loadPaths();
    return this.compiler({
      source: text,
      syntax,
      style: toText(this.settings.get('style') ?? null).replace(/^:/, '') === 'compressed' ? 'compressed' : 'expanded',
      url: path ?? '',
      at: target => this.at(target),
      find: (target, from) => this.find(target, from, loadPaths),
    });
  }

  /** A problem for a page whose style could not be compiled. */
  problem(outcome: StyleOutcome & { readonly ok: false }, page: string, firstLine: number): Problem {
    const { message, url, line, column } = outcome.error;
    const own = url === undefined || url === '' || url === page;
    return {
      severity: 'error',
      code: 'style-invalid',
      place: {
        path: own ? page : url.replace(THEME, ''),
        line: Math.max(1, line + (own ? firstLine : 0)),
        column: Math.max(1, column),
      },
      cause: message,
      remedy: 'Correct the stylesheet.',
    };
  }

  private get settings(): RubyHash {
    return asHash(this.site.config.get('sass'));
  }

  private loadPaths(): readonly string[] {
    const { settings } = this;
    const given = asList(settings.get('load_paths')).map((path: RubyValue) => insideRoot(toText(path)));
    const own = toText(settings.get('sass_dir') ?? null);
    const paths = [...given, insideRoot(own === '' ? '_sass' : own)];
    return this.site.themeInUse ? [...paths, `${THEME}_sass`] : paths;
  }

  private find(target: string, from: string | undefined, loadPaths: readonly string[]): StyleSource | undefined {
    const folders = from === undefined ? loadPaths : [folderOf(from), ...loadPaths];
    for (const folder of folders) {
      const found = this.at(joinFolder(folder, target));
      if (found && found.url !== from) return found;
    }
    return undefined;
  }

  private at(path: string): StyleSource | undefined {
    for (const candidate of candidatePaths(path)) {
      const file = this.fileAt(candidate);
      if (file?.text === undefined) continue;
      const syntax = candidate.endsWith('.sass') ? 'sass' : candidate.endsWith('.css') ? 'css' : 'scss';
      return { url: candidate, contents: file.text, syntax };
    }
    return undefined;
  }

  private fileAt(path: string): SiteFile | undefined {
    if (path.startsWith(THEME)) return this.site.themeInUse?.files.get(path.slice(THEME.length));
    return this.site.sourceFile(path);
  }
}

function joinFolder(folder: string, target: string): string {
  const theme = folder.startsWith(THEME);
  const inside = insideRoot(joinPath(theme ? folder.slice(THEME.length) : folder, target));
  return theme ? THEME + inside : inside;
}
