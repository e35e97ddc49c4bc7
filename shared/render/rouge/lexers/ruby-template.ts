import { re } from '../pattern.ts';
import { mixin, onMemory, pop, rule } from '../rules.ts';
import type { MemoryRule, MemoryScan, States } from '../rules.ts';
import type { FindLexer, Lexer } from '../token.ts';
import { html } from './html.ts';
import { noIndentation, type Indentation } from './indentation.ts';
import { ruby } from './ruby.ts';

/** What lexers of Ruby's indented templates remember: the lexers of what is inside of a template. */
export interface RubyTemplate extends Indentation {
  readonly ruby: Lexer;
  readonly html: Lexer;
  /** The lexers of filters that the text has named, by name. */
  readonly filters: Map<string, Lexer | undefined>;
  readonly find: FindLexer;
  filter: Lexer | undefined;
}

export function rubyTemplate(find: FindLexer): RubyTemplate {
  return { ...noIndentation(), ruby: ruby(), html: html(), filters: new Map(), find, filter: undefined };
}

export function resetTemplate({ memory }: MemoryScan<RubyTemplate>): void {
  memory.ruby.reset();
  memory.html.reset();
  memory.block = undefined;
}

/** Begins the block of a filter, in the language that `named` knows by the filter's name. */
export function startFilter(memory: RubyTemplate, name: string, named: Readonly<Record<string, string>>): void {
  if (!memory.filters.has(name)) {
    const language = Object.hasOwn(named, name) ? named[name] : undefined;
    // Ruby in a filter is the same lexer as elsewhere in the template.
    memory.filters.set(
      name,
      language === 'ruby' ? memory.ruby : language === undefined ? undefined : memory.find(language),
    );
  }
  memory.filter = memory.filters.get(name);
  memory.filter?.reset();
}

export function toRuby(scan: MemoryScan<RubyTemplate>, [text]: RegExpExecArray): void {
  scan.delegate(scan.memory.ruby, text);
}

export function toHtml(scan: MemoryScan<RubyTemplate>, [text]: RegExpExecArray): void {
  scan.delegate(scan.memory.html, text);
}

/** Text up to the line's end or the next `#{`. */
export const UP_TO_INTERPOLATION = /(?:[^#\n]|#[^{\n])+/u;

/** How many blanks of a line of Ruby are looked at at once, so that hostile text takes no quadratic time. */
const BLANKS = String.raw`[ \t]{1,500}`;

/** A line of Ruby up to what makes it go on in the next line: ` |`, or one of `marks` at its end. */
export function rubyLine(marks: string): MemoryRule<RubyTemplate> {
  const text = String.raw`(?:${BLANKS}(?= \|[ \t]*$)|${BLANKS}(?=[^ \t\n])|[^ \t\n])*?`;
  return onMemory(re`${text}(?=(?:[${marks}]$| \|)?(?:${BLANKS})?$)`, toRuby);
}

/** The states that Haml and Slim share. */
export const TEMPLATE: States<RubyTemplate> = {
  interpolation: [rule(/#\{/u, 'si', 'ruby')],
  ruby: [
    rule(/\}/u, 'si', pop),
    onMemory(/\{/u, (scan, match) => {
      toRuby(scan, match);
      scan.push('rubyInner');
    }),
    onMemory(/[^{}]+/u, toRuby),
  ],
  rubyInner: [
    onMemory(/\{/u, (scan, match) => {
      toRuby(scan, match);
      scan.push('rubyInner');
    }),
    onMemory(/\}/u, (scan, match) => {
      toRuby(scan, match);
      scan.pop();
    }),
    onMemory(/[^{}]+/u, toRuby),
  ],
};

/** The lines of a filter. */
export const FILTER: States<RubyTemplate>[string] = [
  onMemory(UP_TO_INTERPOLATION, (scan, [text]) => {
    const { filter } = scan.memory;
    if (filter) scan.delegate(filter, text);
    else scan.token('nd', text);
  }),
  mixin('interpolation'),
  mixin('lineEnd'),
];
