import { re } from '../pattern.ts';
import { defineLexer } from '../regex-lexer.ts';
import { groups, mixin, onMemory, pop, resetStack, rule, to, within } from '../rules.ts';
import type { MemoryScan, States } from '../rules.ts';
import type { FindLexer, LexerOptions } from '../token.ts';
import { lineStart, startBlock } from './indentation.ts';
import * as template from './ruby-template.ts';
import type { RubyTemplate } from './ruby-template.ts';

const FILTERS = {
  ruby: 'ruby',
  erb: 'erb',
  javascript: 'javascript',
  css: 'css',
  coffee: 'coffeescript',
  markdown: 'markdown',
  scss: 'scss',
  sass: 'sass',
};

const RUBY_WORD = String.raw`[\w!?@$]+`;
/** Any character of a line, which a backslash at its end lets go on in the next one. */
const DOT = String.raw`(?:\\\n|.)`;
/** Names of attributes and entities are looked for no further than this, so that hostile text takes no quadratic time. */
const NAME_LIMIT = 300;
const HTML_TAG = /<\/?[\w\s='"]+?\/?>/u;

/** A mark and the Ruby behind it. */
function markedRuby(state?: string) {
  return (scan: MemoryScan<RubyTemplate>, [, mark, code = '']: RegExpExecArray): void => {
    scan.token('p', mark);
    scan.delegate(scan.memory.ruby, code);
    if (state !== undefined) scan.push(state);
  };
}

function rubyAndPop(scan: MemoryScan<RubyTemplate>, match: RegExpExecArray): void {
  template.toRuby(scan, match);
  scan.pop();
}

const LINES: States<RubyTemplate> = {
  root: [rule(/\s*\n/u, ''), onMemory(/\s*/u, lineStart)],
  content: [
    mixin('css'),
    rule(re`\/${DOT}*`, 'c', 'lineEnd'),
    groups(/(doctype)(\s+)(.*)/u, ['nn', 'w', ''], pop),
    onMemory(/(\w*):\s*\n/u, (scan, [text, name = '']) => {
      scan.token('nd', text);
      scan.pop();
      startBlock(scan, 'filter');
      template.startFilter(scan.memory, name, FILTERS);
    }),
    onMemory(/[|'](?=\s)/u, (scan, [mark]) => {
      scan.token('p', mark);
      scan.pop();
      startBlock(scan, 'plain');
      scan.goto('plain');
    }),
    rule(/-|==|=/u, 'p', 'rubyLine'),
    onMemory(re`(\*)(${RUBY_WORD}\(.*?\))`, markedRuby('tag')),
    onMemory(re`(\*)(${RUBY_WORD})`, markedRuby('tag')),
    onMemory(HTML_TAG, (scan, match) => {
      template.toHtml(scan, match);
      scan.pop();
    }),
    rule(/\w+/u, 'nt', 'tag'),
  ],
  rubyLine: [
    mixin('lineEnd'),
    onMemory(/[,\\]\s*\n/u, template.toRuby),
    rule(/ \|[ \t]*\n/u, 'se'),
    template.rubyLine(String.raw`,\\`),
  ],
  plain: [
    mixin('interpolation'),
    onMemory(HTML_TAG, template.toHtml),
    within(NAME_LIMIT, rule(re`&\S{0,${String(NAME_LIMIT)}}?;`, 'ni')),
    rule(re`${DOT}`, ''),
    mixin('lineEnd'),
  ],
  lineEnd: [rule(/\n/u, '', resetStack)],
};

const TAGS: States<RubyTemplate> = {
  css: [rule(/\.[\w\-]*/u, 'nc', to('tag')), rule(/#[a-zA-Z][\w:\-]*/u, 'nf', to('tag'))],
  tag: [
    mixin('css'),
    mixin('lineEnd'),
    mixin('interpolation'),
    rule(/[<>]/u, 'p'),
    rule(/\s/u, 'w'),
    onMemory(re`(\*)(${RUBY_WORD})`, markedRuby()),
    onMemory(re`(\*)(\{${DOT}+?\})`, markedRuby()),
    within(NAME_LIMIT, groups(re`([\w\-]{1,${String(NAME_LIMIT)}})(\s*)(=)`, ['na', 'w', 'p'], 'attribute')),
    onMemory(re`(=)(${DOT}+)`, markedRuby()),
    within(NAME_LIMIT, rule(re`&\S{0,${String(NAME_LIMIT)}}?;`, 'ni')),
    rule(re`${DOT}`, ''),
  ],
  attribute: [
    rule(re`\s*(["'])${DOT}*?\1`, 's', pop),
    onMemory(re`${RUBY_WORD}\(.*?\)`, rubyAndPop),
    onMemory(re`${RUBY_WORD}`, rubyAndPop),
    rule(/\s+/u, 'w'),
  ],
};

const makeSlim = defineLexer<RubyTemplate, [find: FindLexer]>({
  memory: template.rubyTemplate,
  start: template.resetTemplate,
  states: () => ({ ...LINES, ...TAGS, ...template.TEMPLATE, filter: template.FILTER }),
});

/** Slim as Rouge's `slim` takes it apart, with its filters. */
export const slim = (_options: LexerOptions, find: FindLexer) => makeSlim(find);
