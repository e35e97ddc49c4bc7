import { readDate as readRubyDate } from '../../shared/site/documents/dates.ts';
import { datedName } from '../../shared/site/documents/file-names.ts';
import { isTruthy } from '../../shared/site/merge.ts';
import type { SiteSettings } from '../../shared/site/config/site-settings.ts';
import { readDate, formatOffset } from '../../shared/text/date-literal.ts';
import { Zone } from '../../shared/ruby/time/zone.ts';
import type { RubyTime } from '../../shared/ruby/time/time.ts';

/** What the date of a post means for its page, in words. */
export interface AddressDay {
  /** `2 Dec 2025, UTC`: the day under which the page is published, and the zone that decides it. */
  readonly day: string;
  /** When it will be built, for a date that is still to come: `2 Dec 2026, 09:00 UTC`. */
  readonly later: string | null;
  /** Something that a writer would not expect, if anything. */
  readonly warning: string | null;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * The day that Jekyll publishes a post under: its `date`, else the one of its name, on the clocks of the site's zone.
 * `literal` is empty for a post without a date; undefined where there is no day at all (a draft, a page).
 */
export function addressDay(
  path: string,
  literal: string,
  settings: SiteSettings | null,
  machineZone: string,
  now: number,
): AddressDay | undefined {
  const zone = settings?.context.zone ?? new Zone(machineZone);
  const name = /(?:^|\/)_posts\//.test(path) ? datedName(path)?.date : undefined;
  const written = literal === '' ? (name ?? '') : literal;
  const parts = readDate(written);
  const time = parts && readRubyDate(written, zone, zone.at(now));
  if (!parts || !time) return undefined;
  const future = time.epoch > now && !isTruthy(settings?.config.get('future'));
  const day = dayOf(time);
  const typed = `${parts.day} ${MONTHS[parts.month - 1]} ${parts.year}`;
  const named = name === undefined ? undefined : readDate(name);
  let warning: string | null = null;
  if (typed !== day) warning = `In the site’s zone this is ${day}.`;
  else if (named && `${named.day} ${MONTHS[named.month - 1]} ${named.year}` !== day)
    warning = `Its file is named after ${named.day} ${MONTHS[named.month - 1]} ${named.year}; Jekyll goes by the date.`;
  return {
    day: `${day}, ${zoneName(zone, time)}`,
    later: future ? `${day}, ${clock(time)} ${zoneName(zone, time)}` : null,
    warning,
  };
}

function dayOf(time: RubyTime): string {
  const local = new Date(time.epoch + time.offset * 1000);
  return `${local.getUTCDate()} ${MONTHS[local.getUTCMonth()]} ${local.getUTCFullYear()}`;
}

function clock(time: RubyTime): string {
  return new Date(time.epoch + time.offset * 1000).toISOString().slice(11, 16);
}

function zoneName(zone: Zone, time: RubyTime): string {
  return time.offset === 0 ? 'UTC' : `${zone.name} (UTC${formatOffset(time.offset / 60, true)})`;
}

/** The whole address: host, where the configuration names one, and the path with its `baseurl`. */
export function wholeAddress(url: string, settings: SiteSettings | null): string {
  const host = settings?.config.get('url');
  return (typeof host === 'string' ? host.replace(/\/+$/, '') : '') + url;
}
