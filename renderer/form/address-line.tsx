import { CalendarClock, CircleCheck, CircleDashed } from 'lucide-react';
import { readDate } from '../../shared/text/date-literal.ts';
import type { OpenPost } from '../state/open-post.ts';
import { isDraft } from '../state/post-moves.ts';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import { scalarText, type Field } from './fields.ts';

interface AddressLineProps {
  readonly post: OpenPost;
  readonly fields: readonly Field[];
}

/** Where the page will live once it is published, and what the date means for that. */
export function AddressLine({ post, fields }: AddressLineProps) {
  const { page, siteFacts } = useSession();
  const url = useStore(page, found => (found?.path === post.path ? found.url : null));
  const baseurl = useStore(siteFacts.store, facts => baseurlOf(facts.settings?.config.get('baseurl')));
  const date = scalarText(fields.find(field => field.key === 'date')?.value);
  const future = isFuture(date, Date.now());
  if (url === null) {
    return (
      <p className="address">
        <CircleDashed className="icon" aria-hidden />
        <span className="address-label">Will live at</span> <span className="address-url">…</span>
      </p>
    );
  }
  const Glyph = future ? CalendarClock : CircleCheck;
  return (
    <p className={`address${future ? ' address-later' : ''}`}>
      <Glyph className="icon" aria-hidden />
      <span className="address-label">{isDraft(post.path) || future ? 'Will live at' : 'Lives at'}</span>
      <span className="address-url selectable">
        {baseurl}
        {url}
      </span>
      {future && <span className="address-note">not built before its date</span>}
    </p>
  );
}

function baseurlOf(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\/$/, '') : '';
}

/** Whether a date literal names a time to come; one without a zone is read as UTC, close enough for a hint. */
function isFuture(literal: string, now: number): boolean {
  const parts = readDate(literal);
  if (!parts) return false;
  const { year, month, day, hour = 0, minute = 0, second = 0, offset = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute - offset, second) > now;
}
