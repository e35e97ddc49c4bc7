import MarkdownItClass, { type MarkdownIt, type StateBlock, type StateInline } from 'markdown-it';
import { blankLine, endOfBlock } from './block/blank-line.ts';
import { blockquote } from './block/blockquote.ts';
import { codeblock } from './block/codeblock.ts';
import { definitionList } from './block/definition-list.ts';
import { abbreviationDefinition, footnoteDefinition } from './block/definitions.ts';
import { blockExtension } from './block/extension.ts';
import { fencedCode } from './block/fenced-code.ts';
import { atxHeader, setextHeader } from './block/header.ts';
import { horizontalRule } from './block/horizontal-rule.ts';
import { htmlBlock } from './block/html-block.ts';
import { linkDefinition } from './block/link-definition.ts';
import { list } from './block/list.ts';
import { blockMath } from './block/math.ts';
import { paragraph } from './block/paragraph.ts';
import { plainLine } from './block/plain-line.ts';
import type { BlockRule, BlockState } from './block/state.ts';
import { table } from './block/table.ts';
import { blockRules } from './output/block-rules.ts';
import { KramdownRenderer } from './output/renderer.ts';
import { spanRules } from './output/span-rules.ts';
import { autolink } from './span/autolink.ts';
import { codespan } from './span/codespan.ts';
import { emphasis } from './span/emphasis.ts';
import { spanExtension } from './span/extension.ts';
import { footnoteMarker } from './span/footnote-marker.ts';
import { htmlSpan } from './span/html-span.ts';
import { link } from './span/link.ts';
import { inlineMath } from './span/math.ts';
import { smartQuotes } from './span/smart-quotes.ts';
import type { SpanChain } from './span/starts.ts';
import type { SpanRule, SpanState } from './span/state.ts';
import { strikethrough } from './span/strikethrough.ts';
import { escapedCharacter, htmlEntity, lineBreak, typographicSymbol } from './span/substitution.ts';

/** kramdown's block rules in the order in which they are tried. */
const BLOCK_RULES: readonly (readonly [name: string, rule: BlockRule])[] = [
  ['blank_line', blankLine],
  ['codeblock', codeblock],
  ['codeblock_fenced', fencedCode],
  ['blockquote', blockquote],
  ['atx_header', atxHeader],
  ['horizontal_rule', horizontalRule],
  ['list', list],
  ['definition_list', definitionList],
  ['block_html', htmlBlock],
  ['setext_header', setextHeader],
  ['block_math', blockMath],
  ['table', table],
  ['footnote_definition', footnoteDefinition],
  ['link_definition', linkDefinition],
  ['abbrev_definition', abbreviationDefinition],
  ['block_extensions', blockExtension],
  ['eob_marker', endOfBlock],
  ['paragraph', paragraph],
];

const SMARTY_BLOCK_RULES: typeof BLOCK_RULES = [
  ['block_html', htmlBlock],
  ['content', plainLine],
];

/** kramdown's span rules in order, with the further chains that some belong to. */
const SPAN_RULES: readonly (readonly [name: string, rule: SpanRule, chains?: SpanChain[]])[] = [
  ['emphasis', emphasis],
  ['codespan', codespan, ['code', 'code and html']],
  ['autolink', autolink],
  ['span_html', htmlSpan, ['code and html', 'html']],
  ['footnote_marker', footnoteMarker],
  ['link', link],
  ['smart_quotes', smartQuotes],
  ['inline_math', inlineMath],
  ['span_extensions', spanExtension],
  ['html_entity', htmlEntity],
  ['typographic_syms', typographicSymbol],
  ['line_break', lineBreak],
  ['escaped_chars', escapedCharacter],
  ['strikethrough', strikethrough],
];

const SMARTY_SPAN_RULES: typeof SPAN_RULES = [
  ['smart_quotes', smartQuotes],
  ['html_entity', htmlEntity],
  ['typographic_syms', typographicSymbol],
  ['span_html', htmlSpan, ['html']],
];

/** A markdown-it whose block and inline rules are kramdown's and whose renderer writes kramdown's HTML. */
export function makeMarkdown(kind: 'kramdown' | 'smartypants'): MarkdownIt {
  const md = new MarkdownItClass('zero');
  md.block.ruler = new MarkdownItClass.Ruler() as typeof md.block.ruler;
  md.inline.ruler = new MarkdownItClass.Ruler() as typeof md.inline.ruler;
  for (const [name, rule] of kind === 'kramdown' ? BLOCK_RULES : SMARTY_BLOCK_RULES) {
    md.block.ruler.push(name, (state: StateBlock) => rule(state as BlockState));
  }
  for (const [name, rule, chains] of kind === 'kramdown' ? SPAN_RULES : SMARTY_SPAN_RULES) {
    md.inline.ruler.push(name, (state: StateInline) => rule(state as SpanState), chains ? { alt: chains } : {});
  }
  md.renderer = new KramdownRenderer();
  md.renderer.rules = { ...blockRules, ...spanRules };
  return md;
}
