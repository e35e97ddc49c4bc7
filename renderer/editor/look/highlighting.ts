import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { tags } from '@lezer/highlight';
import { postTags } from '../language/tags.ts';

/** The classes that `markdown.css`, `review-marks.css` and `code.css` give a look; Markdown's own marks recede, words keep their ink. */
const style = HighlightStyle.define([
  { tag: tags.heading1, class: 'md-h1' },
  { tag: tags.heading2, class: 'md-h2' },
  { tag: tags.heading3, class: 'md-h3' },
  { tag: [tags.heading4, tags.heading5, tags.heading6], class: 'md-h4' },
  { tag: tags.strong, class: 'md-strong' },
  { tag: tags.emphasis, class: 'md-em' },
  { tag: tags.strikethrough, class: 'md-strike' },
  { tag: tags.monospace, class: 'md-code' },
  { tag: tags.link, class: 'md-link' },
  { tag: [tags.url, tags.labelName], class: 'md-url' },
  { tag: tags.quote, class: 'md-quote' },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.escape], class: 'md-mark' },
  { tag: postTags.tableMark, class: 'md-mark' },
  { tag: postTags.fence, class: 'md-fence' },
  { tag: postTags.liquid, class: 'md-liquid' },
  { tag: postTags.attributeList, class: 'md-attributes' },
  { tag: postTags.footnote, class: 'md-footnote' },
  { tag: [tags.comment, tags.meta, tags.documentMeta], class: 'tok-comment' },
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], class: 'tok-keyword' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp, tags.attributeValue], class: 'tok-string' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], class: 'tok-number' },
  { tag: [tags.propertyName, tags.attributeName, tags.definition(tags.propertyName)], class: 'tok-property' },
  { tag: [tags.typeName, tags.className, tags.tagName, tags.namespace], class: 'tok-type' },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], class: 'tok-function' },
  { tag: tags.invalid, class: 'tok-invalid' },
]);

export const highlighting: Extension = syntaxHighlighting(style);
