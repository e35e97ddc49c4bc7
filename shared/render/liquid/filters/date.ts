import { textToInteger } from '../../../ruby/number.ts';
import { FormatFault, strftime } from '../../../ruby/time/strftime.ts';
import { downcase } from '../../../ruby/string.ts';
import { toText } from '../../../ruby/text.ts';
import { parseTime } from '../../../ruby/time/time-parse.ts';
import { RubyDate, RubyTime } from '../../../ruby/time/time.ts';
import type { RubyValue } from '../../../ruby/value.ts';
import type { RenderHost } from '../../host.ts';
import { argumentFault, rubyFault } from '../fault.ts';
import type { Filter } from '../filter.ts';
import { filter } from '../filter.ts';

/** Liquid::Utils.to_date: a time or date as it is, `now` and `today`, seconds since the epoch, a text that Time.parse reads. */
export function toDate(value: RubyValue, host: RenderHost): RubyTime | RubyDate | undefined {
  if (value instanceof RubyTime || value instanceof RubyDate) return value;
  if (typeof value === 'number' || typeof value === 'bigint') return fromSeconds(value, host);
  if (typeof value !== 'string' || value === '') return undefined;
  const text = downcase(value);
  if (text === 'now' || text === 'today') return host.now;
  if (/^\d+$/.test(text)) return fromSeconds(textToInteger(text), host);
  return parseTime(text, host.now, host.zone);
}

function fromSeconds(seconds: number | bigint, host: RenderHost): RubyTime {
  return host.zone.at(Number(seconds) * 1000);
}

/** strftime whose refusals are faults. */
export function format(date: RubyTime | RubyDate, pattern: string): string {
  try {
    return strftime(date, pattern);
  } catch (error) {
    if (!(error instanceof FormatFault)) throw error;
    throw error.message.startsWith('invalid') ? argumentFault(error.message) : rubyFault(error.message);
  }
}

/** Liquid's `date`. */
export const dateFilters: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  [
    'date',
    filter(1, 1, (input, [pattern], { host }) => {
      const wanted = toText(pattern ?? null);
      if (wanted === '') return input;
      const date = toDate(input, host);
      return date ? format(date, wanted) : input;
    }),
  ],
]);
