import type { PostState } from '../../shared/library/facts.ts';
import './post-state.css';

/** The word of a state for one post. */
export const stateWords: Readonly<Record<PostState, string>> = {
  draft: 'Draft',
  'in-review': 'In review',
  ready: 'Ready',
  scheduled: 'Scheduled',
  published: 'Published',
  unpublished: 'Unpublished',
};

/** The coloured dot of a state; its word always stands beside it. */
export function StateDot({ state }: { readonly state: PostState }) {
  return <span className={`state-dot state-${state}`} aria-hidden />;
}
