import type { MarkdownIt } from 'markdown-it';
import { assemble } from './document/assemble.ts';
import { parsePart, type Engine } from './document/part.ts';
import { gatherReferences } from './document/references.ts';
import { parseAllSpans, renderParts } from './document/render-parts.ts';
import { makeMarkdown } from './markdown.ts';
import { jekyllDefaults, type KramdownOptions } from './options.ts';
import { wellFormed } from './output/holes.ts';
import { chomp } from './ruby-text.ts';

let md: MarkdownIt | undefined;

/**
 * Text with typographic quotes, dashes and ellipses, as Jekyll's filter `smartify` gives it: kramdown's quotes and symbols, HTML and
 * character references, and nothing else of Markdown.
 */
export function smartify(text: string, options: KramdownOptions = jekyllDefaults): string {
  if (!/["'&<>\\\r\uD800-\uDFFF]|--|\.\.\./.test(text)) return chomp(text);
  md ??= makeMarkdown('smartypants');
  const engine: Engine = {
    md,
    dialect: 'SmartyPants',
    configured: options,
    options: { ...options },
    highlighter: () => undefined,
  };
  const source = `${chomp(wellFormed(text.replace(/\r\n?/g, '\n')))}\n`;
  const references = gatherReferences([], options);
  const parsed = [parsePart(engine, source, 0, 0)];
  parseAllSpans(engine, parsed, references);
  const parts = renderParts(engine, source, parsed, references, undefined);
  const assembly = assemble(engine, references, parts, { parts: new Map(), cache: new Map() });
  return chomp(assembly.parts.map(part => part.html.join('')).join(''));
}
