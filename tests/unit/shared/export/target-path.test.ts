import { describe, expect, it } from 'vitest';
import { LONGEST_PATH, targetPath } from '../../../../shared/export/target-path.ts';
import { RubyTime } from '../../../../shared/ruby/time/time.ts';
import type { DocumentInfo } from '../../../../shared/site/documents/document-info.ts';
import { sitePath } from '../../../../shared/site/site-file.ts';

const date = new RubyTime(Date.UTC(2025, 11, 2, 23, 30), 7200, 'EET');

function infoOf(path: string, title = 'A title'): DocumentInfo {
  return {
    path: sitePath(path),
    kind: 'draft',
    collection: 'posts',
    title,
    date: undefined,
    status: 'draft',
    written: false,
    categories: [],
    tags: [],
    url: '',
    dest: '',
    layout: undefined,
    data: new Map(),
  };
}

const pathOf = (path: string, title?: string, collectionsDir = ''): string => {
  const outcome = targetPath(infoOf(path, title), date, collectionsDir);
  return outcome.ok ? outcome.value : outcome.error.code;
};

describe('targetPath', () => {
  it('dates a draft by the day in the site’s zone', () => {
    expect(pathOf('_drafts/harbour-reopens.md')).toBe('_posts/2025-12-03-harbour-reopens.md');
  });

  it('keeps the name of a post that is dated already', () => {
    expect(pathOf('_posts/2024-01-05-old.markdown')).toBe('_posts/2024-01-05-old.markdown');
  });

  it('keeps the folders around and below _drafts', () => {
    expect(pathOf('travel/_drafts/japan/kyoto.md')).toBe('travel/_posts/japan/2025-12-03-kyoto.md');
  });

  it('goes below the site’s collections_dir', () => {
    expect(pathOf('_drafts/a.md', 'A', 'content')).toBe('content/_posts/2025-12-03-a.md');
  });

  it('makes a name of spaces and letters of any script', () => {
    expect(pathOf('My Draft – Zürich.md')).toBe('_posts/2025-12-03-my-draft-zürich.md');
  });

  it('takes the title where the name has no letter or digit', () => {
    expect(pathOf('_drafts/🎉.md', 'Party time')).toBe('_posts/2025-12-03-party-time.md');
  });

  it('refuses a post that no name can be made of', () => {
    expect(pathOf('_drafts/🎉.md', '!!!')).toBe('slug-empty');
  });

  it('refuses a path that many systems could not hold', () => {
    expect(pathOf(`_drafts/${'a'.repeat(LONGEST_PATH)}.md`)).toBe('path-too-long');
  });
});
