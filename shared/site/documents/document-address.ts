import { strftime } from '../../ruby/time/strftime.ts';
import type { RubyTime } from '../../ruby/time/time.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyHash } from '../../ruby/value.ts';
import { asList } from '../merge.ts';
import { slugify } from '../../text/slug.ts';

/** What a document's permalink may be made of (`Drops::UrlDrop`). */
export interface AddressParts {
  readonly data: RubyHash;
  readonly collection: string;
  readonly stem: string;
  /** Path within the collection without extension. */
  readonly innerPath: string;
  readonly outputExtension: string;
  readonly date: RubyTime;
}

const DATE_FORMATS: ReadonlyMap<string, string> = new Map([
  ['year', '%Y'],
  ['month', '%m'],
  ['day', '%d'],
  ['hour', '%H'],
  ['minute', '%M'],
  ['second', '%S'],
  ['i_day', '%-d'],
  ['i_month', '%-m'],
  ['short_month', '%b'],
  ['long_month', '%B'],
  ['short_year', '%y'],
  ['w_year', '%G'],
  ['week', '%V'],
  ['w_day', '%u'],
  ['short_day', '%a'],
  ['long_day', '%A'],
  ['y_day', '%j'],
]);

/** The value of a placeholder; `undefined` for one that Jekyll does not know. */
export function placeholderValue(parts: AddressParts, name: string): string | undefined {
  const usual = usualDatePart(parts.date, name);
  if (usual !== undefined) return usual;
  const format = DATE_FORMATS.get(name);
  if (format !== undefined) return strftime(parts.date, format);
  switch (name) {
    case 'collection':
      return parts.collection;
    case 'name':
      return slugify(parts.stem);
    case 'path':
      return parts.innerPath;
    case 'output_ext':
      return parts.outputExtension;
    case 'title':
      return slugify(slugOf(parts), 'pretty', true);
    case 'slug':
      return slugify(slugOf(parts));
    case 'categories':
      return uniqueJoined(parts, text => text.toLowerCase());
    case 'slugified_categories':
      return uniqueJoined(parts, name => slugify(name));
    default:
      return undefined;
  }
}

/** Year, month and day, which nearly every address has, without the machinery of strftime. */
function usualDatePart(date: RubyTime, name: string): string | undefined {
  if (name !== 'year' && name !== 'month' && name !== 'day') return undefined;
  const local = new Date(date.epoch + date.offset * 1000);
  const year = local.getUTCFullYear();
  if (!(year >= 1000 && year <= 9999)) return undefined;
  if (name === 'year') return String(year);
  return String(name === 'month' ? local.getUTCMonth() + 1 : local.getUTCDate()).padStart(2, '0');
}

function slugOf(parts: AddressParts): string {
  const slug = parts.data.get('slug');
  return slug === undefined || slug === null ? parts.stem : toText(slug);
}

function uniqueJoined(parts: AddressParts, change: (text: string) => string): string {
  return [...new Set(asList(parts.data.get('categories')).map(category => change(toText(category))))].join('/');
}
