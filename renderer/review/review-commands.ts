import type { CommandId } from '../../shared/commands.ts';
import type { CommandHandler } from '../state/commands.ts';
import { leaveReading } from '../state/layout.ts';
import type { OpenPost } from '../state/post/open-post.ts';
import { decideEverything, decideHere, stepItem } from '../state/post/review.ts';
import type { Session } from '../state/session.ts';

/** What the review does to the shown post and to the window. */
export function reviewCommands({ view, desk, preferences }: Session): Partial<Record<CommandId, CommandHandler>> {
  const onPost = (task: (post: OpenPost) => boolean) => () => {
    const { post } = desk;
    return post !== null && task(post);
  };
  return {
    'review.toggle': () => view.toggleReview(leaveReading(preferences) || undefined),
    'review.suggest': () => view.toggleSuggesting(leaveReading(preferences) || undefined),
    'review.comment': () => {
      leaveReading(preferences);
      view.toggleReview(true);
      view.store.merge({ commenting: true });
    },
    'review.accept': onPost(post => decideHere(post, 'accept')),
    'review.reject': onPost(post => decideHere(post, 'reject')),
    'review.next': onPost(post => stepItem(post, 1)),
    'review.previous': onPost(post => stepItem(post, -1)),
    'review.accept-all': onPost(post => decideEverything(post, 'accept')),
    'review.reject-all': onPost(post => decideEverything(post, 'reject')),
    'history.toggle': () => view.toggleHistory(leaveReading(preferences) || undefined),
  };
}
