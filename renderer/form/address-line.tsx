import { CalendarClock, CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react';
import type { OpenPost } from '../state/post/open-post.ts';
import { isDraft } from '../state/site/post-moves.ts';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import { addressDay, wholeAddress } from './address-words.ts';
import { scalarText, type Field } from './fields.ts';
import './address-line.css';

interface AddressLineProps {
  readonly post: OpenPost;
  readonly fields: readonly Field[];
}

/** Where the page will live once it is published, under which day, and what stands in the way. */
export function AddressLine({ post, fields }: AddressLineProps) {
  const { page, siteFacts, start, commands } = useSession();
  const found = useStore(page, address => (address?.path === post.path ? address : null));
  const settings = useStore(siteFacts.store, facts => facts.settings);
  const date = scalarText(fields.find(field => field.key === 'date')?.value);
  if (found === null) {
    return (
      <p className="address">
        <CircleDashed className="icon" aria-hidden />
        <span className="address-label">Will live at</span> <span className="address-url">…</span>
      </p>
    );
  }
  const day = addressDay(post.path, date, settings, start.zone, Date.now());
  const warning = found.rival === null ? (day?.warning ?? null) : `${found.rival} has this address too.`;
  const later = day?.later ?? null;
  const Glyph = warning !== null ? TriangleAlert : later !== null ? CalendarClock : CircleCheck;
  const tone = warning !== null ? ' address-warning' : later !== null ? ' address-later' : '';
  return (
    <div className={`address${tone}`} role="group" aria-label="Address of the page">
      <Glyph className="icon" aria-hidden />
      <span className="address-label">{isDraft(post.path) || later !== null ? 'Will live at' : 'Lives at'}</span>
      <button
        type="button"
        className="address-url"
        data-tip="Change address…"
        data-shortcut={commands.shownKey('post.change-address')}
        onClick={() => commands.run('post.change-address')}
      >
        {wholeAddress(found.url, settings)}
      </button>
      {day && later === null && <span className="address-day-word">{day.day}</span>}
      {later !== null && <span className="address-note">not built before {later}</span>}
      {warning !== null && (
        <span className="address-note" role="status" title={warning}>
          {warning}
        </span>
      )}
    </div>
  );
}
