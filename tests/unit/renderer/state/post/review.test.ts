import { DEFAULT_REVIEW } from '../../../../../shared/library/facts.ts';
import { expect, test } from 'vitest';
import { OpenPost } from '../../../../../renderer/state/post/open-post.ts';
import {
  comment,
  decideEverything,
  decideHere,
  moveInReview,
  signature,
  stepItem,
} from '../../../../../renderer/state/post/review.ts';
import type { SiteId } from '../../../../../shared/contract/request-parts.ts';
import { sitePath } from '../../../../../shared/site/site-file.ts';

const open = (text: string) => new OpenPost('site' as SiteId, sitePath('_drafts/a.md'), text);
const select = (post: OpenPost, from: number, to = from) => post.apply([], { select: { from, to } });

test('a person without a name signs nothing', () => {
  expect(signature('  ', 0)).toBeUndefined();
  expect(signature(' Teo ', 0)).toEqual({ name: 'Teo', time: '1970-01-01T00:00Z' });
});

test('decides about the mark at the cursor and goes to the next', () => {
  const post = open('{++a++} {--b--} {++c++}');
  select(post, 11);
  decideHere(post, 'accept');
  expect(post.text()).toBe('{++a++}  {++c++}');
  expect(post.cursor).toBe(12);
});

test('decides about all marks', () => {
  const post = open('{++a++} {--b--}');
  decideEverything(post, 'reject');
  expect(post.text()).toBe(' b');
});

test('goes round the marks', () => {
  const post = open('{++a++} {--b--}');
  select(post, 4);
  stepItem(post, 1);
  expect(post.cursor).toBe(11);
  stepItem(post, 1);
  expect(post.cursor).toBe(3);
});

test('a comment in code is refused', () => {
  const post = open('A `code` here.');
  select(post, 4, 6);
  expect(comment(post, 'Why?', undefined)).toBe(false);
  expect(post.text()).toBe('A `code` here.');
});

test('a post moves into review, through and back without a trace', () => {
  const text = '---\ntitle: A # as it is\n---\nB\n';
  const post = open(text);
  moveInReview(post, 'send', DEFAULT_REVIEW);
  expect(post.text()).toContain('state: in-review\n');
  moveInReview(post, 'approve', DEFAULT_REVIEW);
  expect(post.text()).toContain('state: ready\n');
  moveInReview(post, 'return', DEFAULT_REVIEW);
  expect(post.text()).toBe(text);
});
