import { civilFromDays, daysFromCivil } from './calendar.ts';
import type { ZoneOffset } from './posix-zone.ts';
import { readPosixZone } from './posix-zone.ts';
import { RubyTime } from './time.ts';
import { mayBeZoneName, ZONE_LETTERS } from './zone-names.ts';

const UTC: ZoneOffset = { seconds: 0, letters: 'UTC' };
const DAY = 86_400_000;
/** The year 1: Intl counts years before it in another era, and no zone changed its clocks there. */
const EARLIEST = -62_135_596_800_000 + 2 * DAY;

/**
 * A zone of the IANA database, as Ruby's local time sees it under `TZ`; a name that is none of it is read as C's library
 * does (`readPosixZone`). Offsets come from `Intl` and are kept by day.
 */
export class Zone {
  readonly #format: Intl.DateTimeFormat | undefined;
  readonly #days = new Map<number, ZoneOffset>();
  readonly #letters: readonly [string, string] | undefined;
  readonly #posix: ((epoch: number) => ZoneOffset) | undefined;

  constructor(readonly name: string) {
    const file = name.replace(/^:/, '');
    const utc = /^(Etc\/)?(UTC|UCT|Zulu|Universal)$/.test(file);
    this.#format = !utc && mayBeZoneName(file) ? formatFor(file) : undefined;
    this.#posix = utc || this.#format ? undefined : readPosixZone(name);
    const entry = ZONE_LETTERS.find(([, , zones]) => zones.split(' ').includes(file));
    this.#letters = entry && [entry[0], entry[1]];
  }

  /** The time on this zone's clocks at an instant in milliseconds since the epoch (Ruby's `localtime`). */
  at(epoch: number): RubyTime {
    const { seconds, letters } = this.#offset(epoch);
    return new RubyTime(epoch, seconds, letters);
  }

  /** Seconds east of UTC at an instant. */
  offsetAt(epoch: number): number {
    return this.#offset(epoch).seconds;
  }

  /**
   * Ruby's Time.local: the instant at which the clocks show what they would show in UTC at `wall` milliseconds. A time that is shown
   * twice is the later one; one that is skipped moves forward.
   */
  local(wall: number): RubyTime {
    const before = this.offsetAt(wall - DAY) * 1000;
    const after = this.offsetAt(wall + DAY) * 1000;
    const late = wall - after;
    if (before === after || this.offsetAt(late) * 1000 === after) return this.at(late);
    return this.at(wall - before);
  }

  #offset(epoch: number): ZoneOffset {
    if (this.#posix) return this.#posix(epoch);
    if (!this.#format) return UTC;
    const day = Math.floor(epoch / DAY);
    const kept = this.#days.get(day);
    if (kept) return kept;
    const start = this.#read(day * DAY);
    const end = this.#read((day + 1) * DAY);
    if (start === end) {
      const whole = this.#named(start, day);
      if (this.#days.size > 20_000) this.#days.clear();
      this.#days.set(day, whole);
      return whole;
    }
    return this.#named(this.#read(epoch), day);
  }

  #named(seconds: number, day: number): ZoneOffset {
    if (!this.#letters) return { seconds, letters: numeric(seconds) };
    if (seconds % 60 !== 0) return { seconds, letters: 'LMT' };
    const { year } = civilFromDays(day);
    const winter = this.#read(daysFromCivil(year, 1, 1) * DAY);
    const summer = this.#read(daysFromCivil(year, 7, 1) * DAY);
    return { seconds, letters: this.#letters[seconds > Math.min(winter, summer) ? 1 : 0] };
  }

  #read(epoch: number): number {
    if (!this.#format || Math.abs(epoch) > 8.64e15) return 0;
    const fields: Record<string, number> = {};
    const instant = Math.max(epoch, EARLIEST);
    for (const part of this.#format.formatToParts(instant)) fields[part.type] = Number(part.value);
    const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = fields;
    const wall = daysFromCivil(year, month, day) * 86400 + (hour % 24) * 3600 + minute * 60 + second;
    const offset = wall - Math.floor(instant / 1000);
    return Math.abs(offset) > 100_000 ? 0 : offset;
  }
}

function formatFor(name: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return undefined;
  }
}

function numeric(seconds: number): string {
  const size = Math.abs(seconds);
  const minutes = Math.floor(size / 60) % 60;
  const two = (value: number): string => String(value).padStart(2, '0');
  return (seconds < 0 ? '-' : '+') + two(Math.floor(size / 3600)) + (minutes > 0 ? two(minutes) : '');
}
