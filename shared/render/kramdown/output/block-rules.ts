import type { RendererRule, Token } from 'markdown-it';
import { entity } from '../entities.ts';
import { VOID_ELEMENTS } from '../html/elements.ts';
import { chomp } from '../ruby-text.ts';
import { addHighlighterClass, dropLanguage, highlight, languageOf } from './code.ts';
import { escapeAll, escapeAttribute, writeAttributes, writeEntity } from './escape.ts';
import { basicId } from './ids.ts';
import type { RenderEnv } from './render-context.ts';
import { elementOf } from './tokens.ts';

type Rule = (token: Token, env: RenderEnv) => string;

/** A rule of markdown-it's renderer from one that looks at its own token only. */
export function ruleOf(rule: Rule): RendererRule {
  return (tokens, index, _options, env) => rule(tokens[index]!, env as RenderEnv);
}

function spaces(env: RenderEnv): string {
  return ' '.repeat(env.indent);
}

/** `<tag>` content `</tag>` on a line. */
function block(tag: string, token: Token, env: RenderEnv): string {
  return `${spaces(env)}<${tag}${writeAttributes(elementOf(token).attributes)}>${env.inner}</${tag}>\n`;
}

/** The tags on lines of their own. */
const indented: Rule = (token, env) => {
  const { type, attributes } = elementOf(token);
  return `${spaces(env)}<${type}${writeAttributes(attributes)}>\n${env.inner}${spaces(env)}</${type}>\n`;
};

const paragraph: Rule = (token, env) => (token.hidden ? env.inner : block('p', token, env));

const header: Rule = (token, env) => {
  const level = elementOf(token).options.level! + env.context.options.headerOffset;
  return block(`h${Math.max(1, Math.min(6, level))}`, token, env);
};

const item: Rule = (token, env) => {
  const element = elementOf(token);
  const first = element.children[0];
  const tight = !first || (first.type === 'p' && first.options.transparent);
  const body = tight ? env.inner + (env.inner.endsWith('\n') ? spaces(env) : '') : `\n${env.inner}${spaces(env)}`;
  return `${spaces(env)}<${element.type}${writeAttributes(element.attributes)}>${body}</${element.type}>\n`;
};

/** A term; `{:auto_ids}` or `{:auto_ids-prefix}` on the list gives it an id. */
const term: Rule = (token, env) => {
  const element = elementOf(token);
  const refs = env.parent ? elementOf(env.parent).options.ial?.refs : undefined;
  const auto = refs?.map(ref => /^auto_ids(?:-([\w-]+))?/.exec(ref)).find(Boolean);
  if (auto && !element.attributes?.has('id')) {
    element.attr.set('id', (auto[1] ?? '') + basicId(element.options.rawText ?? ''));
  }
  return block('dt', token, env);
};

const cell: Rule = (token, env) => {
  const { entityOutput } = env.context.options;
  if (env.inner === '') env.inner = writeEntity(entity('nbsp'), entityOutput);
  return block(elementOf(token).type, token, env);
};

function insideRaw(env: RenderEnv): boolean {
  const parent = env.parent && elementOf(env.parent);
  return parent?.type === 'html_element' && parent.options.contentModel === 'raw';
}

const htmlElement: Rule = (token, env) => {
  const { value, attributes, options } = elementOf(token);
  const { inner } = env;
  const open = `<${value}${writeAttributes(attributes)}`;
  const isVoid = VOID_ELEMENTS.has(value);
  if (options.category === 'span') return inner === '' && isVoid ? `${open} />` : `${open}>${inner}</${value}>`;
  const raw = insideRaw(env);
  const indent = spaces(env);
  const html = (raw ? '' : indent) + open;
  let rest: string;
  if (options.isClosed && options.contentModel === 'raw') rest = ' />';
  else if (inner !== '' && options.contentModel !== 'block') rest = `>${inner}</${value}>`;
  else if (inner !== '') rest = `>\n${chomp(inner)}\n${indent}</${value}>`;
  else rest = isVoid ? ' />' : `></${value}>`;
  return html + rest + (raw ? '' : '\n');
};

const htmlVerbatim: Rule = (token, env) => {
  const ownLine = elementOf(token).options.category === 'block' && !insideRaw(env);
  return ownLine ? `${spaces(env)}${token.content}\n` : token.content;
};

const codeblock: Rule = (token, env) => {
  const { attributes, options } = elementOf(token);
  const { context } = env;
  const attr = new Map(attributes);
  const language = languageOf(attr);
  const visible = /(?<![\w])show-whitespaces(?![\w])/.test(attr.get('class') ?? '');
  if (language !== undefined) dropLanguage(attr);
  const highlighted = highlight(token.content, options.lang ?? language, 'block', context.options, context.highlighter);
  if (highlighted) {
    addHighlighterClass(attr, language ?? highlighted.defaultLanguage, context.options);
    return `${spaces(env)}<div${writeAttributes(attr)}>${highlighted.html}${spaces(env)}</div>\n`;
  }
  const code = chomp(escapeAll(token.content));
  const name = language === undefined ? '' : ` class="language-${escapeAttribute(language)}"`;
  return `${spaces(env)}<pre${writeAttributes(attr)}><code${name}>${visible ? showWhiteSpace(code) : code}\n</code></pre>\n`;
};

/** Marks tabs and spaces, those at a line's ends as such. */
function showWhiteSpace(code: string): string {
  return code.replace(
    /((?<![^\n])[ \t]+)|([ \t]+(?![^\n]))|([ \t]+)/g,
    (run: string, left?: string, right?: string) => {
      const suffix = left !== undefined ? '-l' : right !== undefined ? '-r' : '';
      return Array.from(run, c =>
        c === '\t' ? `<span class="ws-tab${suffix}">\t</span>` : `<span class="ws-space${suffix}">&#8901;</span>`,
      ).join('');
    },
  );
}

/** A paragraph with only an image that is marked `standalone`: a figure. */
const standaloneImage: Rule = (token, env) => {
  const element = elementOf(token);
  const figure = new Map(element.attributes);
  const image = new Map(element.children[0]!.attributes);
  for (const name of ['class', 'id']) {
    const value = image.get(name);
    if (value === undefined || figure.has(name)) continue;
    figure.set(name, value);
    image.delete(name);
  }
  const inner = `${spaces(env)}  `;
  return (
    `${spaces(env)}<figure${writeAttributes(figure)}>\n${inner}<img${writeAttributes(image)} />\n` +
    `${inner}<figcaption>${image.get('alt') ?? ''}</figcaption>\n${spaces(env)}</figure>\n`
  );
};

/** Whether a raw text is meant for HTML. */
const raw: Rule = token => {
  const { options } = elementOf(token);
  const { outputTypes } = options;
  if (outputTypes && outputTypes.length > 0 && !outputTypes.includes('html')) return '';
  return token.content + (options.category === 'block' ? '\n' : '');
};

const comment: Rule = (token, env) =>
  elementOf(token).options.category === 'block'
    ? `${spaces(env)}<!-- ${token.content} -->\n`
    : `<!-- ${token.content} -->`;

const math: Rule = (token, env) => {
  const { attributes, options } = elementOf(token);
  const isBlock = options.category === 'block';
  const tag = isBlock ? 'div' : 'span';
  const write = (attr: Map<string, string>, body: string) =>
    isBlock
      ? `${spaces(env)}<div${writeAttributes(attr)}>${body}</div>\n`
      : `<${tag}${writeAttributes(attr)}>${body}</${tag}>`;
  if (env.context.options.mathEngine === 'mathjax') {
    const formula = isBlock ? `\\[${escapeAll(token.content)}\\]\n` : `\\(${escapeAll(token.content)}\\)`;
    if (!attributes || attributes.size === 0) return formula;
    return write(attributes, isBlock ? formula : `$${token.content}$`);
  }
  const attr = new Map(attributes);
  attr.set('class', `${attr.get('class') ?? ''} kdmath`.replace(/^ /, ''));
  return write(attr, isBlock ? `$$\n${token.content}\n$$` : `$${token.content}$`);
};

const horizontalRule: Rule = (token, env) => `${spaces(env)}<hr${writeAttributes(elementOf(token).attributes)} />\n`;

/** kramdown's HTML for blocks, by token type. */
export const blockRules: Readonly<Record<string, RendererRule>> = {
  blank: () => '\n',
  p_close: ruleOf(paragraph),
  header_close: ruleOf(header),
  li_close: ruleOf(item),
  dd_close: ruleOf(item),
  dt_close: ruleOf(term),
  td_close: ruleOf(cell),
  th_close: ruleOf(cell),
  html_element_close: ruleOf(htmlElement),
  xml_comment: ruleOf(htmlVerbatim),
  xml_pi: ruleOf(htmlVerbatim),
  codeblock: ruleOf(codeblock),
  standalone_image: ruleOf(standaloneImage),
  raw: ruleOf(raw),
  comment: ruleOf(comment),
  math: ruleOf(math),
  hr: ruleOf(horizontalRule),
  place: ruleOf(token => token.content),
  ...Object.fromEntries(
    ['blockquote', 'ul', 'ol', 'dl', 'table', 'thead', 'tbody', 'tfoot', 'tr'].map(type => [
      `${type}_close`,
      ruleOf(indented),
    ]),
  ),
};
