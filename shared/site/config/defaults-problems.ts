import type { Problem } from '../../kit/problem.ts';
import { inspect } from '../../ruby/inspect.ts';
import { RubyDate } from '../../ruby/time/time.ts';
import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import type { SitePath } from '../site-file.ts';
import { lineOfKey } from '../yaml.ts';

/**
 * What is wrong in the configuration's `defaults:`. Jekyll skips an entry without `values`, and most others stop it only
 * once an entry applies to some file, with Ruby's own words: `FrontmatterDefaults` takes scopes for mappings, types for
 * texts and a `date` for a text.
 */
export function defaultsProblems(config: RubyHash, path: SitePath, text: string | undefined): readonly Problem[] {
  const list = config.get('defaults');
  if (!Array.isArray(list)) return [];
  const line = lineOfKey(text, 'defaults');
  return (list as readonly RubyValue[]).flatMap((entry, index) => {
    const fault = faultOf(entry);
    if (!fault) return [];
    const [severity, cause, remedy] = fault;
    const place = { path, line, column: 1 };
    return [{ severity, code: 'config-invalid', place, cause: `Entry ${index + 1} of “defaults” ${cause}`, remedy }];
  });
}

type Fault = readonly [Problem['severity'], string, string];

function faultOf(entry: RubyValue): Fault | undefined {
  const values = entry instanceof Map ? (entry as RubyHash).get('values') : undefined;
  if (!(entry instanceof Map) || !(values instanceof Map))
    return ['warning', 'has no “values”, so Jekyll leaves it out.', 'Write the keys that it sets below “values:”.'];
  const date = (values as RubyHash).get('date');
  if (date instanceof RubyDate)
    return [
      'error',
      'has a date without a time, at which Jekyll stops.',
      `Write it as text: date: "${inspect(date)}".`,
    ];
  const hash = entry as RubyHash;
  const scope = hash.get('scope');
  if (!hash.has('scope'))
    return ['warning', 'has no “scope”; Jekyll stops where it meets another entry.', 'Write “scope:” with “path: ""”.'];
  if (!(scope instanceof Map))
    return [
      'error',
      'has a “scope” that is no mapping, at which Jekyll stops.',
      'Write “scope:” with “path: ""” below it.',
    ];
  if ((scope as RubyHash).has('type') && typeof (scope as RubyHash).get('type') !== 'string')
    return [
      'error',
      'has a “type” that is no text, at which Jekyll stops.',
      'Name a collection, “pages” or “drafts”, or take it out.',
    ];
  return undefined;
}
