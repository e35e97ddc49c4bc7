import { expect, test } from 'vitest';
import { BLOCK_TAGS, extractExcerpt } from '../../../../../shared/site/documents/excerpt.ts';

const cut = (body: string, separator = '\n\n'): string => extractExcerpt(body, separator, BLOCK_TAGS);

test('all of a body without separator', () => expect(cut('one\ntwo')).toBe('one\ntwo'));
test('up to the separator', () => expect(cut('one\n\ntwo')).toBe('one'));
test('a separator at the end takes only itself away', () => expect(cut('one\n\n')).toBe('one'));
test('definitions that the excerpt uses are put behind it', () =>
  expect(cut('see [a][b]\n\nmore\n\n[b]: /x "t"\n[c]: /y')).toBe('see [a][b]\n\n[b]: /x "t"'));
test('blocks that are left open are closed, the innermost first', () =>
  expect(cut('{% if a %}{% raw %}x\n\ny{% endraw %}{% endif %}')).toBe(
    '{% if a %}{% raw %}x\n{% endraw %}\n{% endif %}',
  ));
test('tags that are no blocks are left', () => expect(cut('{% include a.html %}\n\nx')).toBe('{% include a.html %}'));
test('a separator of one’s own', () => expect(cut('a\n\nb<!--more-->c', '<!--more-->')).toBe('a\n\nb'));
test('a tag that never ends does not stop it', () => expect(cut(`${'{% '.repeat(20_000)}\n\nx`)).toHaveLength(60_000));
