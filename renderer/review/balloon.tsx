import { useState } from 'react';
import type { ReviewItem } from '../../shared/text/critic/critic-notes.ts';
import type { Decision } from '../../shared/text/critic/critic-decide.ts';
import { NoteField } from './note-field.tsx';
import { markTime, markWords } from './mark-words.ts';

interface BalloonProps {
  readonly item: ReviewItem;
  /** Which of all marks it is. */
  readonly place: { readonly at: number; readonly of: number };
  readonly text: string;
  /** The cursor stands in its mark. */
  readonly current: boolean;
  readonly onShow: () => void;
  /** `byKey`: the keyboard was here, and its place is gone with the mark. */
  readonly onDecide: (decision: Decision, byKey: boolean) => void;
  readonly onReply: (note: string) => boolean;
}

/** One mark with its discussion. */
export function Balloon({ item, place, text, current, onShow, onDecide, onReply }: BalloonProps) {
  const [replying, setReplying] = useState(false);
  const { kind, old, fresh, passage } = markWords(text, item);
  const suggests = item.mark.kind !== 'comment' && item.mark.kind !== 'highlight';
  const [first, ...others] = item.notes;
  const isRemark = !suggests && first !== undefined;
  const author = item.author ?? (isRemark ? first.author : undefined);
  const now = new Date();
  return (
    <li
      className="balloon"
      aria-current={current ? 'true' : undefined}
      aria-posinset={place.at}
      aria-setsize={place.of}
    >
      <button type="button" className="balloon-face" onClick={onShow} aria-label={`Show ${kind.toLowerCase()}`}>
        <span className="balloon-head">
          <strong>{author ?? kind}</strong> {markTime(item.time ?? first?.time, now)}
        </span>
        {passage !== null && <span className="balloon-passage">{passage}</span>}
        {old !== null && <del>{old}</del>}
        {old !== null && fresh !== null && ' '}
        {fresh !== null && <ins>{fresh}</ins>}
        {isRemark && <span className="balloon-note">{first.text}</span>}
        {(isRemark ? others : item.notes).map(note => (
          <span key={note.mark.range.from} className="balloon-reply">
            ↳ {note.author ? `${note.author}: ` : ''}
            {note.text}
          </span>
        ))}
      </button>
      {replying ? (
        <NoteField
          label="Reply"
          onCancel={() => setReplying(false)}
          onDone={note => {
            const done = onReply(note);
            if (done) setReplying(false);
            return done;
          }}
        />
      ) : (
        <div className="balloon-actions">
          <button type="button" className="balloon-accept" onClick={event => onDecide('accept', event.detail === 0)}>
            {suggests ? 'Accept' : 'Resolve'}
          </button>
          {suggests && (
            <button type="button" className="balloon-reject" onClick={event => onDecide('reject', event.detail === 0)}>
              Reject
            </button>
          )}
          <button type="button" onClick={() => setReplying(true)}>
            Reply
          </button>
        </div>
      )}
    </li>
  );
}
