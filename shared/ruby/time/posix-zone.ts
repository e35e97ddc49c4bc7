import { civilFromDays, daysFromCivil, daysInMonth } from './calendar.ts';

/** What the clocks of a zone show: seconds east of UTC, and the letters that `%Z` prints. */
export interface ZoneOffset {
  readonly seconds: number;
  readonly letters: string;
}

const NAME = String.raw`([A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)`;
const CLOCK = String.raw`([+-]?\d{1,2}(?::\d{1,2}){0,2})`;
const ZONE = new RegExp(`^${NAME}(?:${CLOCK}(?:${NAME}${CLOCK}?(?:,([^,]+),([^,]+))?)?)?`);
const RULE = new RegExp(`^(?:M(\\d+)\\.(\\d)\\.(\\d)|(J?)(\\d+))(?:/${CLOCK})?$`);
const UTC: ZoneOffset = { seconds: 0, letters: '' };
/** When clocks change if a zone has summer time and does not say when: C's library takes those of the United States. */
const USUAL = ['M3.2.0', 'M11.1.0'] as const;

/**
 * What C's library makes of a `TZ` that is no zone of the database, by POSIX: a name, hours **west** of UTC, and perhaps summer time
 * with its rules (`UTC+8`, `CST-8`, `CET-1CEST`). `Asia/Beijing` is the name `Asia`, of no offset; what does not begin with
 * a name is UTC without letters.
 */
export function readPosixZone(text: string): (epoch: number) => ZoneOffset {
  const match = ZONE.exec(text.replace(/^:/, ''));
  if (!match) return () => UTC;
  const [, name = '', west, summerName, summerWest, begins = USUAL[0], ends = USUAL[1]] = match;
  const standard = { seconds: -secondsOf(west), letters: bare(name) };
  if (summerName === undefined) return () => standard;
  const seconds = summerWest === undefined ? standard.seconds + 3600 : -secondsOf(summerWest);
  const summer = { seconds, letters: bare(summerName) };
  return epoch => {
    const { year } = civilFromDays(Math.floor((epoch / 1000 + standard.seconds) / 86_400));
    const start = instantOf(begins, year) - standard.seconds;
    const end = instantOf(ends, year) - summer.seconds;
    const now = epoch / 1000;
    const inside = start < end ? now >= start && now < end : now >= start || now < end;
    return inside ? summer : standard;
  };
}

function bare(name: string): string {
  return name.startsWith('<') ? name.slice(1, -1) : name;
}

/** `[+-]hours[:minutes[:seconds]]`; C's library takes no more than a day. */
function secondsOf(clock: string | undefined): number {
  if (clock === undefined) return 0;
  const [hours = 0, minutes = 0, seconds = 0] = clock.replace(/^[+-]/, '').split(':').map(Number);
  const size = Math.min(hours, 24) * 3600 + Math.min(minutes, 59) * 60 + Math.min(seconds, 59);
  return clock.startsWith('-') ? -size : size;
}

/** Seconds since 1970 at which a rule's clock time comes in a year, as UTC's clocks would show it. */
function instantOf(rule: string, year: number): number {
  const [, month, week, weekday, julian, day, clock = '2'] = RULE.exec(rule) ?? [];
  return dayOf(year, { month, week, weekday, julian, day }) * 86_400 + secondsOf(clock);
}

interface RuleDay {
  readonly month: string | undefined;
  readonly week: string | undefined;
  readonly weekday: string | undefined;
  /** `J`: days from 1, the 29th of February not among them; otherwise days from 0. */
  readonly julian: string | undefined;
  readonly day: string | undefined;
}

function dayOf(year: number, { month, week, weekday, julian, day }: RuleDay): number {
  const newYear = daysFromCivil(year, 1, 1);
  if (month === undefined) {
    const count = Number(day ?? 0);
    if (julian !== 'J') return newYear + count;
    return newYear + count - 1 + (count > 59 && daysInMonth(year, 2) === 29 ? 1 : 0);
  }
  const first = daysFromCivil(year, Number(month), 1);
  const ahead = (((Number(weekday) - (first + 4)) % 7) + 7) % 7;
  const wanted = first + ahead + (Number(week) - 1) * 7;
  return wanted < first + daysInMonth(year, Number(month)) ? wanted : wanted - 7;
}
