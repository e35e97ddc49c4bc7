import { expect, test } from 'vitest';
import { makeMarkdown } from '../../../../../shared/render/kramdown/markdown.ts';

test("the rules stand in markdown-it's rulers", () => {
  const md = makeMarkdown('kramdown');
  expect(md.block.ruler.getRules('')).toHaveLength(18);
  expect(md.inline.ruler.getRules('')).toHaveLength(14);
  expect(md.inline.ruler.getRules('code')).toHaveLength(1);
});

test('a rule can be switched off by its name', () => {
  const md = makeMarkdown('smartypants');
  expect(md.inline.ruler.disable('smart_quotes')).toEqual(['smart_quotes']);
});
