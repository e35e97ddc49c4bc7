import { re, wordSet } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { groups, mixin, on, otherwise, pop, rule, upTo } from '../rules.ts';
import type { PlainStates, Scan } from '../rules.ts';
import type { Lexer } from '../token.ts';

/** The words that C or a language built on it knows, by what they are. */
export interface CWords {
  readonly keywords: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  readonly reserved: ReadonlySet<string>;
  readonly builtins: ReadonlySet<string>;
}

export const C_WORDS: CWords = {
  keywords: wordSet(`
  auto break case const continue default do else enum extern for goto if register restricted return sizeof
  static struct switch typedef union volatile virtual while _Alignas _Alignof _Atomic _Generic _Imaginary
  _Noreturn _Static_assert _Thread_local`),
  types: wordSet(`
  int long float short double char unsigned signed void jmp_buf FILE DIR div_t ldiv_t mbstate_t sig_atomic_t
  fpos_t clock_t time_t va_list size_t ssize_t off_t wchar_t ptrdiff_t wctrans_t wint_t wctype_t _Bool _Complex
  int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t int_least8_t int_least16_t int_least32_t
  int_least64_t uint_least8_t uint_least16_t uint_least32_t uint_least64_t int_fast8_t int_fast16_t int_fast32_t
  int_fast64_t uint_fast8_t uint_fast16_t uint_fast32_t uint_fast64_t intptr_t uintptr_t intmax_t uintmax_t
  char16_t char32_t`),
  reserved: wordSet(`
  __asm __int8 __based __except __int16 __stdcall __cdecl __fastcall __int32 __declspec __finally __int61 __try
  __leave inline _inline __inline naked _naked __naked restrict _restrict __restrict thread _thread __thread
  typename _typename __typename`),
  builtins: new Set(),
};

const NAME = '[a-zA-Z_][a-zA-Z0-9_]*';

/** How far a function's head is looked for, so that hostile text takes no quadratic time. */
const RETURN_TYPE = String.raw`[\w*\s]{1,500}?[\s*]`;
const SIGNATURE = String.raw`\s*\([^;]{0,2000}?\)`;
const SPACE_OR_COMMENT = String.raw`(?:\s|\/\/.*?\n|\/\*.{0,500}?\*\/)*`;

function word(scan: Scan, text: string, words: CWords): void {
  if (words.keywords.has(text)) scan.token('k', text);
  else if (words.types.has(text)) scan.token('kt', text);
  else if (words.reserved.has(text)) scan.token('kr', text);
  else scan.token(words.builtins.has(text) ? 'nb' : 'n', text);
}

const LINES: PlainStates = {
  expressionLine: [mixin('inlineSpace'), rule(/#if\s0/u, 'c', 'ifZero'), rule(/#/u, 'cp', 'macro'), otherwise(pop)],
  line: [rule(re`${NAME}:(?!:)`, 'nl'), mixin('expressionLine')],
  inlineSpace: [
    rule(/[ \t\r]+/u, ''),
    rule(/\\\n/u, ''),
    upTo('/*', '*', rule(/\/\*.*?\*(?:\\\n)?\//su, 'cm'), 'end'),
    upTo('/\\\n', '*', rule(/\/\\\n\*.*?\*(?:\\\n)?\//su, 'cm'), 'end'),
  ],
  space: [rule(/\n+/u, '', 'line'), rule(/\/\/.*/u, 'c1', 'line'), mixin('inlineSpace')],
  expressionSpace: [rule(/\n+/u, '', 'expressionLine'), mixin('space')],
  macro: [
    groups(/(include)(\s*)(<[^>]+>)([^\n]*)/u, ['cp', '', 'cpf', 'c1']),
    groups(/(include)(\s*)("[^"]+")([^\n]*)/u, ['cp', '', 'cpf', 'c1']),
    rule(/[^/\n\\]+/u, 'cp'),
    rule(/\\./su, 'cp'),
    mixin('inlineSpace'),
    rule(/\//u, 'cp'),
    rule(/\n/u, 'cp', pop),
  ],
  ifZero: [
    rule(/^\s{0,200}#if/u, 'c', 'ifZero'),
    rule(/^\s{0,200}#\s*el(?:se|if)/u, 'c', pop),
    rule(/^\s{0,200}#\s*endif\b.*?(?<!\\)\n/su, 'c', pop),
    upTo('', '\n', rule(/.*\n/u, 'c')),
  ],
};

/** The states of C with these words; `fresh` makes a lexer of the language for the parts of a function's head. */
export function cStates(words: CWords, fresh: () => Lexer): PlainStates {
  const recurse = (scan: Scan, text: string | undefined): void => {
    if (!text) return;
    const lexer = fresh();
    lexer.reset();
    scan.delegate(lexer, text);
  };
  return {
    root: [
      mixin('expressionSpace'),
      on(re`(${RETURN_TYPE})(${NAME})(${SIGNATURE})(${SPACE_OR_COMMENT})([\{;])`, (scan, match) => {
        recurse(scan, match[1]);
        scan.token('nf', match[2]);
        recurse(scan, match[3]);
        recurse(scan, match[4]);
        scan.token('p', match[5]);
        if (match[5] === '{') scan.push('function');
      }),
      rule(/\{/u, 'p', 'function'),
      mixin('statements'),
    ],
    function: [
      mixin('space'),
      mixin('statements'),
      rule(/;/u, 'p'),
      rule(/\{/u, 'p', 'function'),
      rule(/\}/u, 'p', pop),
    ],
    statements: [
      mixin('space'),
      rule(/(?:u8|u|U|L)?"/u, 's', 'string'),
      rule(/(?:u8|u|U|L)?'(?:\\.|\\[0-7]{1,3}|\\x[a-f0-9]{1,2}|[^\\'\n])'/iu, 'sc'),
      rule(/(?:\d+[.]\d*|[.]?\d+)e[+-]?\d+[lu]*/iu, 'mf'),
      rule(/\d+e[+-]?\d+[lu]*/iu, 'mf'),
      rule(/0x[0-9a-f]+[lu]*/iu, 'mh'),
      rule(/0[0-7]+[lu]*/iu, 'mo'),
      rule(/\d+[lu]*/iu, 'mi'),
      rule(/\*\//u, 'err'),
      rule(/[~!%^&*+=|?:<>/-]/u, 'o'),
      rule(/[()[\],.;]/u, 'p'),
      rule(/case\b/u, 'k', 'case'),
      rule(/(?:true|false|NULL)\b/u, 'nb'),
      on(re`${NAME}`, (scan, [text]) => word(scan, text, words)),
    ],
    case: [rule(/:/u, 'p', pop), mixin('statements')],
    string: [
      rule(/"/u, 's', pop),
      rule(/\\(?:[\\abfnrtv"']|x[a-fA-F0-9]{2,4}|[0-7]{1,3})/u, 'se'),
      rule(/[^\\"\n]+/u, 's'),
      rule(/\\\n/u, 's'),
      rule(/\\/u, 's'),
    ],
    ...LINES,
  };
}

/** C as Rouge's `c` takes it apart. */
export const c = defineStates(
  () => cStates(C_WORDS, () => c()),
  scan => scan.push('line'),
);
