import { describe, expect, it } from 'vitest';
import { newPostText } from '../../../../shared/schema/new-post.ts';

describe('newPostText', () => {
  it('has the site’s keys in the site’s order', () => {
    const text = newPostText({
      title: 'Harbour: reopened',
      date: '2025-12-02 05:19:31 +0000',
      layout: 'post',
      author: 'nadia',
      keys: ['layout', 'title', 'date', 'tags', 'author'],
    });
    expect(text).toBe(
      '---\nlayout: post\ntitle: "Harbour: reopened"\ndate: 2025-12-02 05:19:31 +0000\ntags: []\nauthor: nadia\n---\n\n',
    );
  });

  it('leaves out what the site gives by itself', () => {
    const text = newPostText({ title: 'Harbour', date: null, layout: null, author: null, keys: [] });
    expect(text).toBe('---\ntitle: Harbour\n---\n\n');
  });
});
