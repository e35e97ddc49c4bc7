import { describe, expect, it } from 'vitest';
import { freePath, newPath, planUnpublish, writtenTime } from '../../../../../renderer/state/site/post-moves.ts';
import { Zone } from '../../../../../shared/ruby/time/zone.ts';
import { sitePath } from '../../../../../shared/site/site-file.ts';

const now = Date.UTC(2025, 11, 2, 5, 19, 31);
const context = { now, zone: new Zone('UTC'), exists: () => false };

describe('planUnpublish', () => {
  it('takes the day out of the name', () => {
    expect(planUnpublish(sitePath('_posts/sea/2025-11-30-harbour.md'), context)?.to).toBe('_drafts/sea/harbour.md');
  });
});

describe('new posts', () => {
  it('are named by their title as Jekyll makes slugs', () => {
    expect(newPath('Harbour reopens: at last!', 'draft', context)).toBe('_drafts/harbour-reopens-at-last.md');
    expect(newPath('Harbour', 'post', context)).toBe('_posts/2025-12-02-harbour.md');
  });

  it('have a name even without a title', () => {
    expect(newPath(' – ', 'draft', context)).toBe('_drafts/untitled.md');
  });

  it('never take the place of a file', () => {
    const taken = new Set(['_drafts/a.md', '_drafts/a-2.md']);
    expect(freePath(sitePath('_drafts/a.md'), path => taken.has(path))).toBe('_drafts/a-3.md');
  });

  it('write the time as Jekyll’s own posts do', () => {
    expect(writtenTime(context)).toBe('2025-12-02 05:19:31 +0000');
  });
});
