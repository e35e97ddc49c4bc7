import type { MarkdownConfig } from '@lezer/markdown';
import { postTags } from './tags.ts';

const BRACKET = 91;
const CARET = 94;

/** kramdown's footnote references and the names of footnote definitions: `[^name]`. */
export const footnote: MarkdownConfig = {
  defineNodes: [{ name: 'FootnoteReference', style: postTags.footnote }],
  parseInline: [
    {
      name: 'FootnoteReference',
      before: 'Link',
      parse(context, next, pos) {
        if (next !== BRACKET || context.char(pos + 1) !== CARET) return -1;
        const found = /^\[\^[\p{L}\p{N}_][\p{L}\p{N}_-]{0,80}\]/u.exec(
          context.slice(pos, Math.min(context.end, pos + 90)),
        );
        return found ? context.addElement(context.elt('FootnoteReference', pos, pos + found[0].length)) : -1;
      },
    },
  ],
};
