import { parseTime } from '../../ruby/time/time-parse.ts';
import { toText } from '../../ruby/text.ts';
import { RubyDate, RubyTime } from '../../ruby/time/time.ts';
import type { RubyValue } from '../../ruby/value.ts';
import type { Zone } from '../../ruby/time/zone.ts';

const COMMON =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d\d)(?::(\d\d))?(?: ?(?:(Z|UTC)|([+-])(\d\d):?(\d\d)))?)?$/;

/**
 * Jekyll's `Utils.parse_date`: what the value prints, read by Ruby's `Time.parse`, shown in the site's zone.
 * `undefined` for what is not a date.
 */
export function readDate(value: RubyValue, zone: Zone, now: RubyTime): RubyTime | undefined {
  if (value instanceof RubyTime) return zone.at(Math.floor(value.epoch / 1000) * 1000);
  if (value instanceof RubyDate) return zone.local(Date.UTC(value.year, value.month - 1, value.day));
  const text = toText(value);
  const match = COMMON.exec(text);
  if (match) {
    const common = readCommon(match, zone);
    if (common) return common;
  }
  const parsed = parseTime(text, now, zone);
  return parsed && zone.at(parsed.epoch);
}

function readCommon(match: RegExpExecArray, zone: Zone): RubyTime | undefined {
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(part => Number(part ?? 0));
  if (year === undefined || year < 1000 || !month || month > 12 || !day || day > lastDay(year, month)) return undefined;
  if ((hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59) return undefined;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  if (match[7] !== undefined) return zone.at(wall);
  if (match[8] === undefined) return zone.local(wall);
  const offset = (Number(match[9]) * 60 + Number(match[10])) * 60_000;
  return zone.at(match[8] === '-' ? wall + offset : wall - offset);
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
