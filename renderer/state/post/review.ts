import type { Problem } from '../../../shared/kit/problem.ts';
import { setKey, removeKey } from '../../../shared/text/front-matter.ts';
import {
  addComment,
  addReply,
  decide,
  decideAll,
  stripMarks,
  type Decision,
} from '../../../shared/text/critic/critic-decide.ts';
import { parseMarks } from '../../../shared/text/critic/critic-markup.ts';
import type { Author, ReviewItem } from '../../../shared/text/critic/critic-notes.ts';
import { applyChanges, type TextChange } from '../../../shared/text/text-change.ts';
import type { ReviewSettings } from '../../../shared/library/facts.ts';
import type { OpenPost } from './open-post.ts';
import { itemAt, marksOf } from './post-marks.ts';

/** How marks are signed now; undefined for a person without a name. */
export function signature(reviewer: string, now: number): Author | undefined {
  const name = reviewer.trim();
  return name === '' ? undefined : { name, time: `${new Date(now).toISOString().slice(0, 16)}Z` };
}

/** Takes a suggestion over or back, as one step of undo. */
export function decideItem(post: OpenPost, item: ReviewItem, decision: Decision): boolean {
  post.apply(decide(item, decision), { origin: `review.${decision}` });
  return true;
}

/** Decides about the mark at the cursor, else about the next one; then the cursor stands at the one behind it. */
export function decideHere(post: OpenPost, decision: Decision): boolean {
  const { items } = marksOf(post.doc);
  const item = itemAt(items, post.cursor) ?? items.find(({ range }) => range.from >= post.cursor) ?? items[0];
  if (!item) return false;
  decideItem(post, item, decision);
  const next = marksOf(post.doc).items.find(({ range }) => range.from >= Math.min(item.range.from, post.doc.length));
  if (next) showItem(post, next);
  return true;
}

export function decideEverything(post: OpenPost, decision: Decision): boolean {
  const changes = decideAll(post.text(), decision);
  if (changes.length === 0) return false;
  post.apply(changes, { origin: `review.${decision}-all` });
  return true;
}

/** Puts the cursor into a mark's text and scrolls to it. */
export function showItem(post: OpenPost, { mark }: ReviewItem): void {
  post.reveal(mark.kind === 'substitution' ? mark.after.from : mark.content.from);
}

/** Goes to the mark behind the cursor (1) or before it (-1); round the end. */
export function stepItem(post: OpenPost, step: 1 | -1): boolean {
  const { items } = marksOf(post.doc);
  const { cursor } = post;
  const item =
    step > 0
      ? (items.find(({ range }) => range.from > cursor) ?? items[0])
      : (items.findLast(({ range }) => range.to < cursor) ?? items.at(-1));
  if (!item) return false;
  showItem(post, item);
  return true;
}

/** Comments on the selection, or at the cursor; `false` where a comment would be text or would change the page. */
export function comment(post: OpenPost, note: string, author: Author | undefined): boolean {
  const { from, to } = post.state.selection.main;
  return keepingPage(post, addComment(from, to, note, author), 'review.comment');
}

export function reply(post: OpenPost, item: ReviewItem, note: string, author: Author | undefined): boolean {
  return keepingPage(post, addReply(item, note, author), 'review.reply');
}

/** Makes a change that adds remarks, when it reads as marks alone and leaves what will be published as it is. */
function keepingPage(post: OpenPost, changes: readonly TextChange[], origin: string): boolean {
  const before = post.text();
  const after = applyChanges(before, changes);
  const sound = parseMarks(after).problems.length <= marksOf(post.doc).marks.problems.length;
  if (!sound || stripMarks(after).text !== stripMarks(before).text) return false;
  post.apply(changes, { origin });
  return true;
}

/** What can be done with a draft under review: into review, back to the writer, through. */
export type ReviewStep = 'send' | 'return' | 'approve';

/** Writes a post's state into its front matter, or says why it cannot; a draft that is with its writer has none. */
export function moveInReview(post: OpenPost, step: ReviewStep, { key, words }: ReviewSettings): Problem | null {
  const word = { send: words['in-review'][0], return: undefined, approve: words.ready[0] }[step];
  const text = post.text();
  const changes =
    word === undefined ? removeKey(text, key, { path: post.path }) : setKey(text, key, word, { path: post.path });
  if (!changes.ok) return changes.error;
  post.apply(changes.value, { origin: `review.${step}` });
  return null;
}
