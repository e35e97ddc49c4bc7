import type { CatalogueRow } from '../state/site/catalogue-protocol.ts';

const DAY = 86_400_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * The day that a row shows: for a post with a date that date in its own offset, with the hour while it is still to come;
 * for a draft when its file was last changed, in the machine's zone.
 */
export function postDay(row: Pick<CatalogueRow, 'date' | 'modified' | 'state'>, now: number): string {
  const undated = row.date === null || row.state === 'draft';
  if (undated) return dayInWords(localDay(row.modified), localDay(now));
  const { epoch, offset } = row.date!;
  const day = dayInWords(Math.floor((epoch + offset * 1000) / DAY), localDay(now));
  return row.state === 'scheduled' ? `${day}, ${new Date(epoch + offset * 1000).toISOString().slice(11, 16)}` : day;
}

/** Days since the epoch in the machine's zone. */
function localDay(epoch: number): number {
  const date = new Date(epoch);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY;
}

function dayInWords(day: number, today: number): string {
  if (day === today) return 'Today';
  if (day === today - 1) return 'Yesterday';
  if (day === today + 1) return 'Tomorrow';
  const date = new Date(day * DAY);
  const year = date.getUTCFullYear();
  const sameYear = year === new Date(today * DAY).getUTCFullYear();
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}${sameYear ? '' : ` ${year}`}`;
}
