import { expect, test } from 'vitest';
import { BlockState } from '../../../../../../shared/render/kramdown/block/state.ts';
import { ParseContext } from '../../../../../../shared/render/kramdown/context.ts';
import { Element, type ElementType } from '../../../../../../shared/render/kramdown/element.ts';
import { readKramdownOptions } from '../../../../../../shared/render/kramdown/kramdown.ts';
import { makeMarkdown } from '../../../../../../shared/render/kramdown/markdown.ts';
import { Scanner } from '../../../../../../shared/render/kramdown/scanner.ts';

/** The kind of block that a text is inside of blocks whose texts have so many letters together. */
function kindInside(held: number, text: string): ElementType | undefined {
  const context = new ParseContext(makeMarkdown('kramdown'), { ...readKramdownOptions(new Map()) }, 'Kramdown');
  context.held = held;
  const root = new Element('root');
  BlockState.parse(context, new Scanner(text, 0), root);
  return root.children[0]?.type;
}

test.each(['- a\n', '1. a\n', '> a\n', '<div>\na\n</div>\n'])('%j holds blocks of its own', text => {
  expect(kindInside(1000, text)).not.toBe('p');
});

test.each(['- a\n', '1. a\n', '> a\n', '<div>\na\n</div>\n'])(
  '%j stays text where the texts around it fill the memory',
  text => {
    expect(kindInside(1_000_000_000, text)).toBe('p');
  },
);
