import { re } from '../pattern.ts';
import { defineLexer } from '../regex-lexer.ts';
import { groups, mixin, onMemory, otherwise, pop, resetStack, rule, to } from '../rules.ts';
import type { MemoryScan, States } from '../rules.ts';
import type { FindLexer, LexerOptions, TokenClass } from '../token.ts';
import { lineStart, startBlock } from './indentation.ts';
import * as template from './ruby-template.ts';
import type { RubyTemplate } from './ruby-template.ts';

const FILTERS = {
  javascript: 'javascript',
  css: 'css',
  ruby: 'ruby',
  erb: 'erb',
  markdown: 'markdown',
  sass: 'sass',
};

const NAME = String.raw`[\w:\-]+`;
/** Any character of a line, which ` |` at its end lets go on in the next one. */
const DOT = String.raw`(?: \|\n(?=.*? \|)|.)`;

/** Ruby that begins anew, up to the end of the line or, in a tag's braces, to the closing one. */
function beginRuby(state: 'rubyLine' | 'rubyInner') {
  return (scan: MemoryScan<RubyTemplate>, [mark]: RegExpExecArray): void => {
    scan.token('p', mark);
    if (state === 'rubyLine') scan.resetStack();
    scan.memory.ruby.reset();
    scan.push(state);
  };
}

/** A line that is a comment, as the lines below it that are indented deeper. */
function comment(state: string) {
  return (scan: MemoryScan<RubyTemplate>, [text]: RegExpExecArray): void => {
    scan.token('c', text);
    scan.pop();
    startBlock(scan, state);
  };
}

const LINES: States<RubyTemplate> = {
  root: [rule(/\s*\n/u, ''), onMemory(/\s*/u, lineStart)],
  content: [
    mixin('css'),
    rule(re`%${NAME}`, 'nt', to('tag')),
    rule(re`!!!${DOT}*\n`, 'nn', pop),
    groups(re`(\/)(\[${DOT}*?\])(${DOT}*\n)`, ['c', 'cs', 'c'], pop),
    onMemory(re`\/${DOT}*\n`, comment('htmlComment')),
    onMemory(re`-#${DOT}*\n`, comment('hamlComment')),
    onMemory(/-/u, beginRuby('rubyLine')),
    onMemory(re`:(${DOT}*)\n`, (scan, [text, name = '']) => {
      scan.token('nd', text);
      scan.pop();
      startBlock(scan, 'filter');
      template.startFilter(scan.memory, name.trim(), FILTERS);
    }),
    mixin('codeOrPlain'),
  ],
  codeOrPlain: [rule(/[&!]?==/u, 'p', 'plain'), onMemory(/[&!]?[=!]/u, beginRuby('rubyLine')), otherwise('plain')],
  plain: [onMemory(template.UP_TO_INTERPOLATION, template.toHtml), mixin('interpolation'), rule(/\n/u, '', resetStack)],
  rubyLine: [
    rule(/\n/u, '', pop),
    onMemory(/,[ \t]*\n/u, template.toRuby),
    rule(/ \|[ \t]*\n/u, 'se'),
    template.rubyLine(','),
  ],
};

const TAGS: States<RubyTemplate> = {
  css: [rule(re`\.${NAME}`, 'nc', to('tag')), rule(re`#${NAME}`, 'nf', to('tag'))],
  tag: [
    mixin('css'),
    onMemory(/\{/u, beginRuby('rubyInner')),
    onMemory(re`\[${DOT}*?\]`, template.toRuby),
    rule(/\(/u, 'p', 'attributes'),
    rule(/\s*\n/u, '', pop),
    rule(/[<>]{1,2}(?=[ \t=])/u, 'p'),
    mixin('codeOrPlain'),
  ],
  attributes: [rule(/\s+/u, ''), rule(re`${NAME}\s*=`, 'na', 'value'), rule(re`${NAME}`, 'na'), rule(/\)/u, '', pop)],
  value: [
    rule(/\s+/u, ''),
    rule(/[a-z]\w*/u, 'nv', pop),
    rule(/@[a-z]\w*/u, 'vi', pop),
    rule(/\$[a-z]\w*/u, 'vg', pop),
    ...["'", '"'].map(mark =>
      rule(re`${mark}(?:(?:[^\\${mark}\n]|\\.)*${mark}|(?:[^\\${mark}\n]|\\.)*\\${mark})`, 's', pop),
    ),
  ],
};

function indented(type: TokenClass): States<RubyTemplate>[string] {
  return [rule(re`${DOT}+`, type), mixin('lineEnd')];
}

const makeHaml = defineLexer<RubyTemplate, [find: FindLexer]>({
  memory: template.rubyTemplate,
  start: template.resetTemplate,
  states: () => ({
    ...LINES,
    ...TAGS,
    ...template.TEMPLATE,
    htmlComment: indented('c'),
    hamlComment: indented('cp'),
    filter: template.FILTER,
    lineEnd: [rule(/\n/u, '', resetStack)],
  }),
});

/** Haml as Rouge's `haml` takes it apart, with its filters. */
export const haml = (_options: LexerOptions, find: FindLexer) => makeHaml(find);
