import { re } from '../pattern.ts';
import { defineLexer } from '../regex-lexer.ts';
import { groups, mixin, onMemory, pop, push, rule } from '../rules.ts';
import type { MemoryRule, MemoryScan, States } from '../rules.ts';
import type { FindLexer, Lexer, LexerOptions } from '../token.ts';
import { HTML } from './html.ts';
import type { HtmlMemory } from './html.ts';
import { javascript } from './javascript.ts';

/** The lexer of expressions, and the language of the section that the text is in. */
interface Memory extends HtmlMemory {
  readonly find: FindLexer;
  readonly expressions: Lexer;
  language: string;
}

const LANGUAGES: ReadonlySet<string> = new Set(['html', 'css', 'javascript', 'sass', 'scss']);

function section(tag: string, language: string): MemoryRule<Memory> {
  return onMemory(re`(<)(\s*)(${tag})`, (scan, match) => {
    scan.groups(match, ['nt', '', 'k']);
    scan.memory.language = language;
    push(tag, 'sectionTag')(scan);
  });
}

/** Each piece of a section is lexed from its language's start. */
function embed(scan: MemoryScan<Memory>, [text]: RegExpExecArray): void {
  const lexer = scan.memory.find(scan.memory.language);
  if (!lexer) return scan.token('', text);
  lexer.reset();
  scan.delegate(lexer, text);
}

function expression(scan: MemoryScan<Memory>, [text]: RegExpExecArray): void {
  scan.delegate(scan.memory.expressions, text);
}

function setLanguage({ memory }: MemoryScan<Memory>, written: string): void {
  const name = written.toLowerCase().replace(/["']/gu, '');
  memory.language = name === 'coffee' ? 'coffeescript' : LANGUAGES.has(name) ? name : 'plaintext';
}

const TEMPLATE: States<Memory> = {
  template: [
    groups(/(<\s*\/\s*)(template)(\s*>)/u, ['nt', 'k', 'nt'], pop),
    onMemory(/\{\{/u, (scan, [mark]) => {
      scan.token('si', mark);
      scan.push('interpolation');
      scan.memory.expressions.reset();
    }),
    onMemory(/[^{<]+/u, embed),
    onMemory(/[<{][^<{]*/u, embed),
  ],
  interpolation: [
    rule(/\}\}/u, 'si', pop),
    rule(/\}/u, 'err'),
    onMemory(/\{/u, (scan, match) => {
      expression(scan, match);
      scan.pushAgain();
    }),
    onMemory(/[^{}]+/u, expression),
  ],
};

const makeVue = defineLexer<Memory, [find: FindLexer]>({
  memory: find => ({ ...HTML.memory(), find, expressions: javascript(), language: 'html' }),
  start: scan => {
    HTML.start(scan);
    scan.memory.expressions.reset();
  },
  states: () => {
    const states = HTML.states() as States<Memory>;
    return {
      ...states,
      root: [
        section('template', 'html'),
        section('style', 'css'),
        section('script', 'javascript'),
        ...(states['root'] ?? []),
      ],
      tag: [rule(/[a-zA-Z0-9_:#[\]()*.\-]+\s*=\s*/u, 'na', 'value'), ...(states['tag'] ?? [])],
      sectionTag: [
        onMemory(/(lang\s*=)(\s*)("(?:\\.|[^\\])*?"|'(?:\\.|[^\\])*?'|[^\s>]+)/u, (scan, match) => {
          scan.groups(match, ['na', '', 's']);
          setLanguage(scan, match[3] ?? '');
        }),
        mixin('tag'),
      ],
      ...TEMPLATE,
      style: [
        groups(/(<\s*\/\s*)(style)(\s*>)/u, ['nt', 'k', 'nt'], pop),
        onMemory(/[^<]+/u, embed),
        onMemory(/</u, embed),
      ],
      script: [groups(/(<\s*\/\s*)(script)(\s*>)/u, ['nt', 'k', 'nt'], pop), ...(states['script'] ?? [])],
    };
  },
});

/** Vue's single files as Rouge's `vue` takes them apart. */
export const vue = (_options: LexerOptions, find: FindLexer) => makeVue(find);
