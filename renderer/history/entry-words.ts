import type { HistoryEntry } from '../../shared/contract/history.ts';

const REASONS = {
  pause: 'After a pause',
  'before-bulk-change': 'Before a change to many posts',
  'before-reload': 'Before another program’s change',
  'before-restore': 'Before going back',
  'before-export': 'Before publishing',
} as const;

/** When and why an earlier text was kept. */
export function entryWords(entry: HistoryEntry, today: Date): { readonly when: string; readonly what: string } {
  const date = new Date(entry.time);
  const sameDay = date.toDateString() === today.toDateString();
  const when = new Intl.DateTimeFormat('en-GB', {
    ...(sameDay ? {} : { day: 'numeric', month: 'short' }),
    ...(date.getFullYear() === today.getFullYear() ? {} : { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
  }).format(date);
  return {
    when: sameDay ? `Today, ${when}` : when,
    what: entry.kind === 'kept' ? REASONS[entry.reason] : `${entry.author}: ${entry.subject}`,
  };
}
