import { expect, it } from 'vitest';
import type { SiteId } from '../../../../../shared/contract/request-parts.ts';
import { sitePath } from '../../../../../shared/site/site-file.ts';
import { isDocument } from '../../../../../renderer/state/post/is-document.ts';
import { OpenPost } from '../../../../../renderer/state/post/open-post.ts';

const titled = '---\ntitle: One\n---\n\nText.\n';

it.each([
  ['_posts/2025-01-01-a.md', 'Text.\n', true],
  ['_drafts/a.md', titled, true],
  ['about.md', titled, true],
  ['index.html', titled, true],
  ['index.html', '<p>Text.</p>\n', false],
  ['_recipes/soup.md', titled, true],
  ['_layouts/post.html', titled, false],
  ['_includes/head.html', '<head></head>\n', false],
  ['_config.yml', 'title: One\n', false],
  ['_data/authors.yml', titled, false],
])('%s with the text %j is a document of its own: %s', (path, text, is) => {
  expect(isDocument(new OpenPost('a' as SiteId, sitePath(path), text))).toBe(is);
});
