import { readFileSync } from 'node:fs';
import { RubyDate, RubyTime } from '../../../../shared/ruby/time/time.ts';

/** What Ruby 3.1 gave, recorded in `tests/golden/liquid`. */
export function recorded<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../../golden/liquid/ruby-${name}.json`, import.meta.url), 'utf8')) as T;
}

/** A time or day as the recordings write it: milliseconds and offset, or year, month and day. */
export type RecordedTime =
  { readonly $t: readonly [number, string] } | { readonly $d: readonly [number, number, number] };

export function decodeTime(value: RecordedTime): RubyTime | RubyDate {
  if ('$d' in value) return new RubyDate(...value.$d);
  const [epoch, offset] = value.$t;
  if (offset === 'utc') return new RubyTime(epoch, 0, 'UTC', true);
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  return new RubyTime(epoch, (offset.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60), '');
}
