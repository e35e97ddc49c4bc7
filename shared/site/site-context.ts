import type { RubyTime } from '../ruby/time/time.ts';
import type { RubyHash } from '../ruby/value.ts';
import type { Zone } from '../ruby/time/zone.ts';
import { textAt } from './config/config.ts';
import type { FrontMatterDefaults } from './config/front-matter-defaults.ts';

/** What reading a document needs to know of its site. */
export interface SiteContext {
  readonly config: RubyHash;
  readonly defaults: FrontMatterDefaults;
  readonly zone: Zone;
  /** `site.time`. */
  readonly time: RubyTime;
  /** Extensions that the Markdown converter takes, in lower case with the dot. */
  readonly markdownExtensions: ReadonlySet<string>;
}

/** `markdown_ext` of the configuration. */
export function markdownExtensions(config: RubyHash): ReadonlySet<string> {
  return new Set(
    textAt(config, 'markdown_ext')
      .split(',')
      .map(extension => `.${extension.toLowerCase()}`),
  );
}

export type Converter = 'markdown' | 'scss' | 'sass' | 'none';

export function converterFor(extension: string, context: SiteContext): Converter {
  const lower = extension.toLowerCase();
  if (context.markdownExtensions.has(lower)) return 'markdown';
  if (lower === '.scss') return 'scss';
  return lower === '.sass' ? 'sass' : 'none';
}

/** The extension of the output: the permalink's own, else what the converter makes (`Renderer#output_ext`). */
export function outputExtension(extension: string, permalink: string | undefined, context: SiteContext): string {
  if (permalink !== undefined && permalink !== '' && !permalink.endsWith('/')) {
    const own = /[^/.][^/]*(\.[^./]*)$/.exec(permalink)?.[1];
    if (own !== undefined && own !== '') return own;
  }
  switch (converterFor(extension, context)) {
    case 'markdown':
      return '.html';
    case 'scss':
    case 'sass':
      return '.css';
    case 'none':
      return extension;
  }
}
