import type { RendererRule } from 'markdown-it';
import { entity, entityByCodePoint, entityByName } from '../entities.ts';
import type { KramdownOptions } from '../options.ts';
import { ruleOf } from './block-rules.ts';
import { addHighlighterClass, highlight, languageOf } from './code.ts';
import { escapeAll, escapeText, writeAttributes, writeEntity } from './escape.ts';
import { elementOf } from './tokens.ts';

const SYMBOLS: Readonly<Record<string, readonly string[]>> = {
  mdash: ['mdash'],
  ndash: ['ndash'],
  hellip: ['hellip'],
  laquo_space: ['laquo', 'nbsp'],
  raquo_space: ['nbsp', 'raquo'],
  laquo: ['laquo'],
  raquo: ['raquo'],
};
const QUOTES = ['lsquo', 'rsquo', 'ldquo', 'rdquo'];

const tagged = ruleOf((token, env) => {
  const { type, attributes } = elementOf(token);
  return `<${type}${writeAttributes(attributes)}>${env.inner}</${type}>`;
});

const text = ruleOf((token, env) => {
  const html = escapeText(token.content);
  return env.context.options.removeLineBreaksForCjk ? joinCjkLines(html) : html;
});

/** Lines that end and begin with Han, Hiragana or Katakana are joined. */
function joinCjkLines(html: string): string {
  return html.replace(
    /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])\n(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu,
    '',
  );
}

const codespan = ruleOf((token, { context }) => {
  const attr = new Map(elementOf(token).attributes);
  const language = languageOf(attr);
  const highlighted = highlight(token.content, language, 'span', context.options, context.highlighter);
  if (highlighted) addHighlighterClass(attr, language ?? highlighted.defaultLanguage, context.options);
  return `<code${writeAttributes(attr)}>${highlighted?.html ?? escapeAll(token.content)}</code>`;
});

const symbol = ruleOf((token, { context: { options } }) => {
  const own = options.typographicSymbols.get(token.content);
  if (own !== undefined) return escapeText(own);
  return SYMBOLS[token.content]!.map(name => writeEntity(entity(name), options.entityOutput)).join('');
});

const quote = ruleOf((token, { context: { options } }) =>
  writeEntity(quoteEntity(token.content, options), options.entityOutput),
);

function quoteEntity(name: string, options: KramdownOptions) {
  const chosen = options.smartQuotes[QUOTES.indexOf(name)] ?? name;
  return typeof chosen === 'number' ? entityByCodePoint(chosen) : (entityByName(chosen) ?? entity(name));
}

const reference = ruleOf((token, { context }) => {
  const { options } = elementOf(token);
  return writeEntity(options.entity!, context.options.entityOutput, options.original);
});

const abbreviation = ruleOf((token, { context }) => {
  const { title, attributes } = context.abbreviations.get(token.content) ?? { title: '', attributes: null };
  const attr = new Map(attributes);
  if (title !== '') attr.set('title', title);
  return `<abbr${writeAttributes(attr)}>${token.content}</abbr>`;
});

/** kramdown's HTML for spans, by token type. */
export const spanRules: Readonly<Record<string, RendererRule>> = {
  text,
  raw_text: text,
  a_close: tagged,
  em_close: tagged,
  strong_close: tagged,
  img: ruleOf(token => `<img${writeAttributes(elementOf(token).attributes)} />`),
  br: () => '<br />',
  codespan,
  typographic_sym: symbol,
  smart_quote: quote,
  entity: reference,
  abbreviation,
  footnote: ruleOf(token => token.content),
};
