import { wordSet } from '../pattern.ts';
import { defineLexer } from '../regex-lexer.ts';
import { groups, mixin, onMemory, pop, rule } from '../rules.ts';
import type { MemoryScan, Rule } from '../rules.ts';
import type { FindLexer, Lexer, LexerOptions, TokenClass } from '../token.ts';
import { html } from './html.ts';

/** The words of a template language, by the class of their tokens. */
type Words = readonly (readonly [TokenClass, ReadonlySet<string>])[];

const JINJA: Words = [
  [
    'k',
    wordSet(`
  as context do else extends from ignore missing import include reversed recursive scoped autoescape endautoescape
  block endblock call endcall filter endfilter for endfor if endif macro endmacro set endset trans endtrans with
  endwith without`),
  ],
  [
    'kp',
    wordSet(`
  true false none True False None`),
  ],
  [
    'ow',
    wordSet(`
  is in and or not`),
  ],
  [
    'nb',
    wordSet(`
  callable defined divisibleby equalto escaped even iterable lower mapping none number odd sameas sequence string
  undefined upper`),
  ],
];

const TWIG: Words = [
  [
    'k',
    wordSet(`
  as do extends flush from import include use else starts ends with without autoescape endautoescape block endblock
  embed endembed filter endfilter for endfor if endif macro endmacro sandbox endsandbox set endset spaceless
  endspaceless`),
  ],
  [
    'kp',
    wordSet(`
  true false none`),
  ],
  [
    'ow',
    wordSet(`
  b-and b-or b-xor is in and or not`),
  ],
  [
    'nb',
    wordSet(`
  constant defined divisibleby empty even iterable null odd sameas`),
  ],
];

/** The lexer of the page around the template, and the template's words. */
interface Memory {
  readonly parent: Lexer;
  readonly words: Words;
}

function word(scan: MemoryScan<Memory>, [text]: RegExpExecArray): void {
  scan.token(scan.memory.words.find(([, words]) => words.has(text))?.[0] ?? 'nv', text);
}

function verbatim(name: string): Rule<Memory>[] {
  return [
    groups(new RegExp(String.raw`(\{%-?)(\s*)(end${name})(\s*)(-?%\})`, 'u'), ['cp', '', 'k', '', 'cp'], pop),
    rule(/[^{]+/u, ''),
    rule(/\{/u, ''),
  ];
}

const make = defineLexer<Memory, [parent: Lexer, words: Words]>({
  memory: (parent, words) => ({ parent, words }),
  start: ({ memory }) => memory.parent.reset(),
  states: () => ({
    root: [
      rule(/\{#/u, 'c', 'comment'),
      rule(/##.*/u, 'c'),
      onMemory(/(\{%-?)(\s*)(raw|verbatim)(\s*)(-?%\})/u, (scan, match) => {
        scan.groups(match, ['cp', '', 'k', '', 'cp']);
        scan.push(match[3] ?? 'raw');
      }),
      rule(/\{%/u, 'cp', 'statement'),
      rule(/\{\{/u, 'cp', 'expression'),
      onMemory(/.+?(?=\\|\{\{|\{%|\{#|##)/su, (scan, [text]) => scan.delegate(scan.memory.parent, text)),
      onMemory(/.+/su, (scan, [text]) => scan.delegate(scan.memory.parent, text)),
    ],
    filter: [groups(/(\|\s*)(\w+)/u, ['o', 'nf'])],
    function: [groups(/(\w+)(\()/u, ['nf', 'p'])],
    text: [rule(/\s+/u, '')],
    literal: [
      rule(/"(?:(?:[^\\"\n]|\\.)*"|(?:[^\\"\n]|\\.)*\\")/u, 's2'),
      rule(/'(?:(?:[^\\'\n]|\\.)*'|(?:[^\\'\n]|\\.)*\\')/u, 's1'),
      rule(/\d+(?=\}\s)/u, 'm'),
      rule(/\+|-|\*|\/\/?|\*\*?|=/u, 'o'),
      rule(/<=?|>=?|===?|!=/u, 'o'),
      rule(/,/u, 'p'),
      rule(/[[\]()]/u, 'p'),
    ],
    comment: [rule(/[^#]+/u, 'c'), rule(/#\}/u, 'c', pop), rule(/#/u, 'c')],
    expression: [
      rule(/\w+\.?/u, 'nv'),
      mixin('filter'),
      mixin('function'),
      mixin('literal'),
      mixin('text'),
      rule(/%\}|\}\}/u, 'cp', pop),
    ],
    statement: [
      onMemory(/\w+\.?/u, word),
      mixin('filter'),
      mixin('function'),
      mixin('literal'),
      mixin('text'),
      rule(/%\}/u, 'cp', pop),
    ],
    raw: verbatim('raw'),
    verbatim: verbatim('verbatim'),
  }),
});

function parentOf(options: LexerOptions, find: FindLexer): Lexer {
  return find(options.get('parent') ?? 'html') ?? html();
}

/** Jinja's and Django's templates as Rouge's `jinja` takes them apart. */
export const jinja = (options: LexerOptions, find: FindLexer) => make(parentOf(options, find), JINJA);

/** Twig's templates as Rouge's `twig` takes them apart. */
export const twig = (options: LexerOptions, find: FindLexer) => make(parentOf(options, find), TWIG);
