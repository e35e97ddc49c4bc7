import { expect, it } from 'vitest';
import { branchesOf, branchOf, commitMessage } from '../../../../shared/export/commit-words.ts';
import { sitePath } from '../../../../shared/site/site-file.ts';

const named = (to: string) => ({ from: sitePath(`_drafts/${to}`), to: sitePath(`_posts/2025-01-02-${to}`), title: to });

it.each([
  ['harbour-reopens.md', 'post/harbour-reopens'],
  ['हिन्दी-में.md', 'post/हिन्दी-में'],
  ['a..b ~c.md', 'post/a-b-c'],
  ['….md', 'post/new'],
])('names the branch of %s', (to, branch) => expect(branchOf([named(to)])).toBe(branch));

it('names no branch twice, even where names do not tell upper from lower case', () =>
  expect([...branchesOf([named('Quay.md'), named('quay.md')]).values()]).toEqual(['post/Quay', 'post/quay-2']));

it('fills in a message, whatever signs a title holds', () =>
  expect(commitMessage([{ title: '$& {count}' }], 'Publish: {title} ({count})')).toBe('Publish: $& {count} (1)'));
