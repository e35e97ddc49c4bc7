import { quote, re } from '../pattern.ts';
import { defineLexer } from '../regex-lexer.ts';
import { groups, mixin, onMemory, otherwise, pop, push, rule, upTo, upToOnLine } from '../rules.ts';
import type { MemoryScan, Rule, States } from '../rules.ts';
import { guessTag } from '../guess.ts';
import type { FindLexer, Lexer, LexerOptions } from '../token.ts';
import { html } from './html.ts';
import { yaml } from './yaml.ts';

/** The lexers of what is inside: raw HTML, and the code of the fence that is open. */
interface Memory {
  readonly find: FindLexer;
  readonly html: Lexer;
  fence: Lexer;
}

/** A character of text, or an escaped one. */
const CHAR = String.raw`(?:\\.|[^\\\n])`;

/** White space before a line's marker, looked at no further so that blank lines take no quadratic time. */
const INDENT = String.raw`\s{0,200}`;

const BACKTICKED: Lexer = { reset: () => {}, lex: (text, emit) => emit('sb', text) };

function fence(scan: MemoryScan<Memory>, match: RegExpExecArray): void {
  const [, indent, ticks = '', info = '', closed, code, end, endTicks] = match;
  const name = info.trim() === '' ? guessTag(code ?? '') : info.trim();
  const lexer = scan.memory.find(name) ?? BACKTICKED;
  lexer.reset();
  scan.memory.fence = lexer;
  scan.token('', indent);
  scan.token('p', ticks);
  scan.token('nl', info);
  scan.delegate(lexer, code ?? '');
  scan.token('', end);
  scan.token('p', endTicks);
  if (closed !== undefined) return;
  scan.charge(match.input.length - match.index);
  scan.pushMade(`fence ${ticks}`, () => openFence(ticks));
}

/** A fence that nothing closes in its own indentation. */
function openFence(ticks: string): readonly Rule<Memory>[] {
  return [
    groups(re`^([ \t]*)(${ticks})`, ['', 'p'], pop),
    onMemory(/^.*\n/u, (scan, [line]) => scan.delegate(scan.memory.fence, line)),
  ];
}

function toHtml(scan: MemoryScan<Memory>, [text]: RegExpExecArray): void {
  scan.delegate(scan.memory.html, text);
}

const BLOCKS: readonly Rule<Memory>[] = [
  upTo(
    '---',
    '\n---',
    onMemory<Memory>(/(---\s*\n.*?\n?)^(---\s*$\n?)/su, (scan, [text]) => {
      const lexer = yaml();
      lexer.reset();
      scan.delegate(lexer, text);
    }),
    'end',
  ),
  rule(/\\./u, 'se'),
  rule(/^[^\t\n\v\f\r]+\n--+\n/u, 'gh'),
  rule(/^[^\t\n\v\f\r]+\n==+\n/u, 'gu'),
  rule(/^#(?=[^#]).*?$/u, 'gh'),
  rule(/^#+.*?$/u, 'gu'),
  onMemory(/^(?=[^\n]*\n)([ \t]*)(\x60{3,}|~{3,})([^\n]*\n)(([^]*?)(\n\1)(\2))?/u, fence),
  rule(/\n\n(?:(?: {4}|\t)[^\n]*\n|\n)+/u, 'sb'),
  upTo('\x60', '\x60', rule(re`(\x60{1,20})(?:${CHAR}|\n)+?\1`, 'sb'), 'end'),
  rule(re`^(?:${INDENT}\*){3,}\s*$`, 'p'),
  rule(re`^(?:${INDENT}-){3,}\s*$`, 'p'),
  rule(re`^${INDENT}[*+\-](?=\s)`, 'p'),
  rule(re`^${INDENT}\d+\.`, 'p'),
  rule(re`^${INDENT}>.*?$`, 'gt'),
  groups(re`^(${INDENT})(\[)(${CHAR}+?)(\])(\s*)(:)`, ['', 'p', 'ss', 'p', '', 'p'], push('title', 'url')),
];

const SPANS: readonly Rule<Memory>[] = [
  ...['![', '['].flatMap(open => [
    upToOnLine(open, ']', groups(re`(${quote(open)})(${CHAR}*?)(\])(?=[\[(])`, ['p', 'nv', 'p'], 'link')),
    upTo(open, ']', groups(re`(${quote(open)})([^\]]*)(\])(?=[\[(])`, ['p', 'nv', 'p'], 'link')),
  ]),
  upToOnLine('**', '**', rule(re`\*\*${CHAR}*?\*\*`, 'gs')),
  upToOnLine('__', '__', rule(re`__${CHAR}*?__`, 'gs')),
  upToOnLine('*', '*', rule(re`\*${CHAR}*?\*`, 'ge')),
  upToOnLine('_', '_', rule(re`_${CHAR}*?_`, 'ge')),
  upToOnLine('<', '@', rule(/<[^\n@]*@.[^\n.]*\..+>/u, 'nv')),
  upToOnLine('<', '>', rule(re`<(?:https?|mailto|ftp):\/\/${CHAR}*?>`, 'nv')),
  rule(/[^\\\x60[*\n&<]+/u, ''),
  onMemory(/&\S{0,400};/u, toHtml),
  upToOnLine('<', '>', onMemory<Memory>(re`<${CHAR}*?>`, toHtml)),
  rule(/[&<]/u, ''),
  rule(/\[/u, ''),
  rule(/\n/u, ''),
];

const LINKS: States<Memory> = {
  link: [
    upToOnLine('[', ']', groups(re`(\[)(${CHAR}*?)(\])`, ['p', 'ss', 'p'], pop)),
    rule(/\(/u, 'p', push('inlineTitle', 'inlineUrl')),
    rule(/[ \t]+/u, ''),
    otherwise(pop),
  ],
  url: [
    rule(/[ \t]+/u, ''),
    upToOnLine('<', '>', groups(re`(<)(${CHAR}*?)(>)`, ['nt', 'sx', 'nt'], pop)),
    rule(/\S+/u, 'sx', pop),
  ],
  title: [
    upToOnLine('"', '"', rule(re`"${CHAR}*?"`, 'nn')),
    upToOnLine("'", "'", rule(re`'${CHAR}*?'`, 'nn')),
    upToOnLine('(', ')', rule(re`\(${CHAR}*?\)`, 'nn')),
    rule(/\s*(?=["'()])/u, ''),
    otherwise(pop),
  ],
  inlineTitle: [rule(/\)/u, 'p', pop), mixin('title')],
  inlineUrl: [rule(/[^<\s)]+/u, 'sx', pop), rule(/\s+/u, ''), mixin('url')],
};

const makeMarkdown = defineLexer<Memory, readonly [FindLexer]>({
  memory: find => ({ find, html: html(), fence: BACKTICKED }),
  start: scan => scan.memory.html.reset(),
  states: () => ({ root: [...BLOCKS, ...SPANS], ...LINKS }),
});

/** Markdown as Rouge's `markdown` takes it apart, with the code of fences in their languages. */
export function markdown(_options: LexerOptions, find: FindLexer): Lexer {
  return makeMarkdown(find);
}
