import type { Zone } from '../ruby/time/zone.ts';
import type { RubyTime } from '../ruby/time/time.ts';
import type { RubyHash } from '../ruby/value.ts';

/** A text of the site that holds Liquid: an include, a layout, a body. Equal texts should be the same object (parsing is kept by it). */
export interface SourceText {
  /** The path as the person knows it (`_includes/head.html`), for problems. */
  readonly path: string;
  readonly text: string;
  /** 1-based line of the file that `text` begins on (front matter comes before it); 1 when absent. */
  readonly firstLine?: number;
}

/** A post as `post_url` looks for it. */
export interface PostReference {
  /** Jekyll's `relative_path`: `_posts/2020-01-01-title.md`, `travel/_posts/…`. */
  readonly path: string;
  readonly slug: string;
  readonly date: RubyTime;
  /** Site-relative, without `baseurl`. */
  readonly url: string;
}

/**
 * What Jekyll's tags and filters ask of the site. One object serves every rendering of a page; the engine implements it.
 * No method may throw; what is not there is `undefined`.
 */
export interface RenderHost {
  /** Ruby's `Time.now` for `'now' | date` and for the missing parts of a parsed date. */
  readonly now: RubyTime;
  /** The zone in which Jekyll runs: `timezone:` of the configuration, else the machine's. */
  readonly zone: Zone;
  /** `site.config`, for `url` and `baseurl`. */
  readonly config: RubyHash;
  /** `highlighter:` of the configuration, `rouge` by default; anything else makes `{% highlight %}` escape the code only. */
  readonly highlighter: string;
  /** The file that `{% include NAME %}` means: `_includes/NAME` of the site, else of its theme. */
  include(name: string): SourceText | undefined;
  /** The file at a path relative to the site's source, for `{% include_relative %}`. */
  file(path: string): SourceText | undefined;
  /** Markdown to HTML as the site's Markdown converter does it. */
  markdownify(text: string): string;
  /** Straight quotes and dashes to typographic ones, as Jekyll's SmartyPants converter does it. */
  smartify(text: string): string;
  /** Sass to CSS; `error` is the compiler's message. */
  compileStyle(text: string, syntax: 'sass' | 'scss'): { readonly css: string } | { readonly error: string };
  /** Rouge's token spans for code, its outer wrapper left out; `undefined` when the language is unknown. */
  highlight(code: string, language: string): string | undefined;
  /** The URL (without `baseurl`) of the page, document or static file with this `relative_path`. */
  documentUrl(path: string): string | undefined;
  /** Published posts whose file's name is this up to one of its dots, in the order of `site.posts`. */
  postsNamed(name: string): Iterable<PostReference>;
  /** Published posts of this slug, in the order of `site.posts`. */
  postsWithSlug(slug: string): Iterable<PostReference>;
}
