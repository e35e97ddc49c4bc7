import { MessageSquarePlus, PenLine, X } from 'lucide-react';
import { useState } from 'react';
import { readFrontMatter } from '../../shared/text/front-matter.ts';
import { reviewStateOf } from '../../shared/library/facts.ts';
import type { OpenPost } from '../state/post/open-post.ts';
import { usePostMarks } from '../state/post/post-marks.ts';
import {
  comment,
  decideEverything,
  decideItem,
  moveInReview,
  reply,
  showItem,
  signature,
  type ReviewStep,
} from '../state/post/review.ts';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { BalloonTrack } from './balloon-track.tsx';
import { NoteField } from './note-field.tsx';
import './review.css';

/** Region "Review": every mark of the post beside its text, and what can be decided about them. */
export function ReviewPane({ post }: { readonly post: OpenPost }) {
  const { view, preferences, commands } = useSession();
  const seen = usePostMarks(post);
  const { text, marks, items } = seen;
  const suggesting = useStore(view.store, state => state.suggesting);
  const commenting = useStore(view.store, state => state.commenting);
  const reviewer = useStore(preferences.store, settings => settings.reviewer);
  const author = () => signature(preferences.get().reviewer, Date.now());
  const endComment = () => {
    view.store.merge({ commenting: false });
    post.focus();
  };
  return (
    <section className="review" aria-label="Review">
      {commenting && (
        <NoteField
          label="Comment"
          onCancel={endComment}
          onDone={note => {
            const done = comment(post, note, author());
            if (done) endComment();
            return done;
          }}
        />
      )}
      {items.length === 0 && !commenting && (
        <p className="review-empty">No marks. Turn on suggesting and write, or select a passage and comment on it.</p>
      )}
      <BalloonTrack
        post={post}
        seen={seen}
        onShow={item => showItem(post, item)}
        onDecide={(item, decision) => decideItem(post, item, decision)}
        onReply={(item, note) => reply(post, item, note, author())}
      />
      {marks.problems.slice(0, 3).map(problem => (
        <p key={`${problem.place.line}:${problem.place.column}`} className="review-problem">
          Line {problem.place.line}: {problem.cause}
        </p>
      ))}
      <footer className="review-foot">
        {reviewer.trim() === '' && <NameField onName={name => preferences.change({ reviewer: name })} />}
        <div className="review-bar">
          <h2>
            {items.length === 0
              ? 'Review'
              : `${items.length.toLocaleString('en')} ${items.length === 1 ? 'mark' : 'marks'}`}
          </h2>
          <IconButton
            label="Suggest Changes"
            icon={PenLine}
            pressed={suggesting}
            shortcut={commands.shownKey('review.suggest')}
            onPress={() => commands.run('review.suggest')}
          />
          <IconButton
            label="Comment"
            icon={MessageSquarePlus}
            shortcut={commands.shownKey('review.comment')}
            onPress={() => commands.run('review.comment')}
          />
          <IconButton label="Close Review" icon={X} onPress={() => view.toggleReview(false)} />
        </div>
        {items.length > 0 && (
          <div>
            <Button kind="text" onPress={() => decideEverything(post, 'accept')}>
              Accept all
            </Button>
            <Button kind="text" onPress={() => decideEverything(post, 'reject')}>
              Reject all
            </Button>
          </div>
        )}
        <StateSteps post={post} text={text} />
      </footer>
    </section>
  );
}

const STEPS: readonly { readonly step: ReviewStep; readonly label: string }[] = [
  { step: 'send', label: 'Send to review' },
  { step: 'return', label: 'Return to writer' },
  { step: 'approve', label: 'Approve' },
];

function StateSteps({ post, text }: { readonly post: OpenPost; readonly text: string }) {
  const { siteFacts, dialogs } = useSession();
  const review = useStore(siteFacts.store, facts => facts.review);
  const written = readFrontMatter(text.slice(0, 20_000)).values.get(review.key) ?? '';
  const state = reviewStateOf(typeof written === 'string' ? written : '', review);
  const move = (step: ReviewStep) => {
    const problem = moveInReview(post, step, review);
    if (problem) dialogs.show({ kind: 'refused', problem });
  };
  const fits = { send: !state, return: state !== undefined, approve: state !== 'ready' };
  return (
    <div>
      {STEPS.filter(({ step }) => fits[step]).map(({ step, label }) => (
        <Button key={step} onPress={() => move(step)}>
          {label}
        </Button>
      ))}
    </div>
  );
}

function NameField({ onName }: { readonly onName: (name: string) => void }) {
  const [name, setName] = useState('');
  return (
    <form
      className="review-name"
      onSubmit={event => {
        event.preventDefault();
        if (name.trim() !== '') onName(name.trim());
      }}
    >
      <label>
        Sign your marks as
        <input className="field" value={name} onChange={event => setName(event.target.value)} aria-label="Your name" />
      </label>
      <button type="submit" className="button button-outline" disabled={name.trim() === ''}>
        Sign
      </button>
    </form>
  );
}
