import type { Problem } from '../../kit/problem.ts';
import type { RubyTime } from '../../ruby/time/time.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import { textAt } from '../config/config.ts';
import { readDate } from './dates.ts';
import { extractExcerpt } from './excerpt.ts';
import { baseName, datedName, datelessName, stemOf } from './file-names.ts';
import type { ParsedFile } from './front-matter.ts';
import { asList, isTruthy, mergeInto } from '../merge.ts';
import type { SiteContext } from '../site-context.ts';
import type { SiteFile } from '../site-file.ts';
import { titleFromSlug } from '../../text/slug.ts';
import type { CollectionSettings } from '../config/collection-settings.ts';

/** What reading a document gives. */
export interface DocumentFields {
  readonly draft: boolean;
  readonly data: RubyHash;
  readonly date: RubyTime | undefined;
  readonly fallbackDate: RubyTime;
  /** Where the body comes from. */
  readonly parsed: Pick<ParsedFile, 'body' | 'bodyLine'>;
  /** Undefined when the front matter has its own or there is no separator. */
  readonly excerpt: (() => string | undefined) | undefined;
  readonly problems: readonly Problem[];
}

/** A front matter that Jekyll cannot merge; it then reads none of the document's own. */
class Unmergeable extends Error {}

/** The excerpt of a body by the document's separator, or the site's; `undefined` where there is none. */
export function cutExcerpt(
  body: string,
  data: RubyHash,
  context: SiteContext,
  blockTags: ReadonlySet<string>,
): string | undefined {
  const own = data.get('excerpt_separator');
  const separator = isTruthy(own) ? toText(own ?? null) : textAt(context.config, 'excerpt_separator');
  return separator === '' ? undefined : extractExcerpt(body, separator, blockTags);
}

/** Reads a document of a collection as `Document#read` does, step by step in its order. */
export function readDocument(
  file: SiteFile,
  parsed: ParsedFile,
  relativePath: string,
  collection: CollectionSettings,
  blockTags: ReadonlySet<string>,
  context: SiteContext,
): DocumentFields {
  const reading = new Reading(file, relativePath, collection, context);
  if (/^\.ya?ml$/.test(stemless(relativePath))) return reading.finish(parsed, undefined);
  if (parsed.problem) reading.problems.push(parsed.problem);
  let excerpt: (() => string | undefined) | undefined;
  try {
    reading.merge(context.defaults.all(relativePath, collection.label));
    if (parsed.data) reading.merge(parsed.data);
    const failed = parsed.problem?.code === 'front-matter-invalid';
    if (!failed) {
      reading.title();
      reading.categories();
      reading.tags();
      excerpt = reading.excerpt(parsed, blockTags);
    }
  } catch (error) {
    if (!(error instanceof Unmergeable)) throw error;
    reading.report(
      'front-matter-invalid',
      error.message,
      'Write categories as a list or as words with spaces between.',
    );
  }
  return reading.finish(parsed, excerpt);
}

function stemless(path: string): string {
  return baseName(path).slice(stemOf(path).length);
}

class Reading {
  readonly problems: Problem[] = [];
  private readonly data = new Map<RubyValue, RubyValue>();
  private readonly draft: boolean;

  constructor(
    private readonly file: SiteFile,
    private readonly relativePath: string,
    collection: CollectionSettings,
    private readonly context: SiteContext,
  ) {
    this.draft = collection.label === 'posts' && !relativePath.includes(collection.relativeFolder);
    this.data.set('draft', this.draft);
    this.data.set('categories', this.foldersAbove(this.draft ? '_drafts' : collection.relativeFolder));
  }

  /** `merge_data!` with its rules for categories and dates. */
  merge(over: RubyHash): void {
    const merged = new Map(over);
    const categories = merged.get('categories');
    if (categories !== undefined && categories !== null) {
      const list = typeof categories === 'string' ? splitWords(categories) : categories;
      const own = this.data.get('categories');
      if (!Array.isArray(own)) merged.set('categories', list);
      else if (Array.isArray(list))
        merged.set('categories', union(own as readonly RubyValue[], list as readonly RubyValue[]));
      else throw new Unmergeable('The categories are neither a list nor a text.');
    }
    mergeInto(this.data, merged);
    if (merged.has('date') || this.data.has('date')) this.normalizeDate();
  }

  title(): void {
    const dated = datedName(this.relativePath);
    const name = dated ?? datelessName(this.relativePath);
    if (dated) this.dateFromName(dated.date);
    const slug = (name?.slug ?? stemOf(this.relativePath)).replace(/\.*$/, '');
    this.setUnlessTruthy('title', () => titleFromSlug(slug));
    this.setUnlessTruthy('slug', () => slug);
    if (name) this.setUnlessTruthy('ext', () => name.extension);
  }

  categories(): void {
    const all = [...asList(this.data.get('categories')), ...this.plural('category', 'categories')];
    const texts = all.map(toText);
    this.merge(new Map([['categories', [...new Set(texts)]]]));
  }

  tags(): void {
    this.data.set('tags', this.plural('tag', 'tags'));
  }

  /** The excerpt is cut when it is asked for: most documents' never is. */
  excerpt(parsed: ParsedFile, blockTags: ReadonlySet<string>): (() => string | undefined) | undefined {
    if (isTruthy(this.data.get('excerpt'))) return undefined;
    return () => cutExcerpt(parsed.body, this.data, this.context, blockTags);
  }

  report(code: string, cause: string, remedy: string): void {
    const place = { path: this.file.path, line: 1, column: 1 };
    this.problems.push({ severity: 'error', code, place, cause, remedy });
  }

  finish(parsed: ParsedFile, excerpt: (() => string | undefined) | undefined): DocumentFields {
    const { zone, time } = this.context;
    const date = this.data.get('date');
    return {
      draft: this.draft,
      data: this.data,
      date: date === undefined || date === null ? undefined : (date as RubyTime),
      fallbackDate: isTruthy(this.data.get('draft')) ? zone.at(this.file.modified) : time,
      parsed,
      excerpt,
      problems: this.problems,
    };
  }

  /** `categories_from_path`: the folders in which `_posts` or `_drafts` lies. */
  private foldersAbove(special: string): readonly string[] {
    if (this.relativePath.startsWith(special)) return [];
    const at = this.relativePath.indexOf(special);
    const above = at < 0 ? this.relativePath : this.relativePath.slice(0, at);
    const name = baseName(this.relativePath);
    return above.split('/').filter(folder => folder !== '' && folder !== special && folder !== name);
  }

  private normalizeDate(): void {
    const given = this.data.get('date') ?? null;
    const { zone, time } = this.context;
    const date = readDate(given, zone, time);
    if (date) this.data.set('date', date);
    else {
      this.data.delete('date');
      const cause = given === null ? 'The date is empty.' : `The date “${toText(given)}” cannot be read.`;
      this.report('date-invalid', cause, 'Write it as 2024-01-31 or 2024-01-31 14:30:00 +0100; Jekyll stops here.');
    }
  }

  private dateFromName(text: string): void {
    const own = this.data.get('date') as RubyTime | undefined | null;
    const { time } = this.context;
    if (own && Math.floor(own.epoch / 1000) !== Math.floor(time.epoch / 1000)) return;
    const date = readDate(text, this.context.zone, time);
    if (date) this.data.set('date', date);
    else
      this.report(
        'date-invalid',
        `The file's name has no possible date: ${text}.`,
        'Rename the file; Jekyll stops here.',
      );
  }

  private setUnlessTruthy(key: string, value: () => RubyValue): void {
    if (!isTruthy(this.data.get(key))) this.data.set(key, value());
  }

  /** `pluralized_array_from_hash`. */
  private plural(singular: string, plural: string): readonly RubyValue[] {
    const one = this.data.get(singular);
    if (isTruthy(one)) return flatten([one ?? null]);
    const many = this.data.get(plural);
    if (typeof many === 'string') return splitWords(many);
    return Array.isArray(many) ? flatten(many as readonly RubyValue[]) : [];
  }
}

function flatten(values: readonly RubyValue[]): readonly RubyValue[] {
  return values.flatMap(value =>
    Array.isArray(value) ? flatten(value as readonly RubyValue[]) : value === null ? [] : [value],
  );
}

function union(a: readonly RubyValue[], b: readonly RubyValue[]): readonly RubyValue[] {
  return [...new Set([...a, ...b])];
}

/** Ruby's String#split without arguments. */
function splitWords(text: string): readonly string[] {
  return text.split(/[ \t\n\v\f\r\0]+/).filter(word => word !== '');
}
