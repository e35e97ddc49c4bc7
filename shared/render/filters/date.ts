import { inspect } from '../../ruby/inspect.ts';
import { toText } from '../../ruby/text.ts';
import { civilTime } from '../../ruby/time/calendar.ts';
import { RubyDate } from '../../ruby/time/time.ts';
import type { RubyTime } from '../../ruby/time/time.ts';
import type { RubyValue } from '../../ruby/value.ts';
import type { Context } from '../liquid/context.ts';
import { rubyFault } from '../liquid/fault.ts';
import type { Filter } from '../liquid/filter.ts';
import { filter } from '../liquid/filter.ts';
import { format, toDate } from '../liquid/filters/date.ts';

/** The value as a time in the site's zone. */
function localTime(input: RubyValue, { host }: Context): RubyTime {
  const date = toDate(input, host);
  if (!date) throw rubyFault(`Invalid Date: '${inspect(input)}' is not a valid datetime.`);
  if (!(date instanceof RubyDate)) return host.zone.at(date.epoch);
  return host.zone.local(Date.UTC(date.year, date.month - 1, date.day));
}

function formatted(pattern: string): Filter {
  return filter(0, 0, (input, _args, context) =>
    toText(input) === '' ? input : format(localTime(input, context), pattern),
  );
}

/** `27 Jan 2011`; with `ordinal` `27th Jan 2011`, and with `US` besides `Jan 27th, 2011`. */
function written(month: '%b' | '%B'): Filter {
  return filter(0, 2, (input, [type, style], context) => {
    if (toText(input) === '') return input;
    const time = localTime(input, context);
    if (type !== 'ordinal') return format(time, `%d ${month} %Y`);
    const { day } = civilTime(time.epoch, time.offset);
    const ordinal = `${day}${suffix(day)}`;
    return format(time, style === 'US' ? `${month} ${ordinal}, %Y` : `${ordinal} ${month} %Y`);
  });
}

function suffix(day: number): string {
  if (day >= 11 && day <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}

/** Jekyll's filters of dates. */
export const dateFilters: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ['date_to_string', written('%b')],
  ['date_to_long_string', written('%B')],
  ['date_to_xmlschema', formatted('%Y-%m-%dT%H:%M:%S%:z')],
  ['date_to_rfc822', formatted('%a, %d %b %Y %H:%M:%S %z')],
]);
