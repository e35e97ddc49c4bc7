import { anyOf, re, wordSet } from '../pattern.ts';
import { defineLexer } from '../regex-lexer.ts';
import { groups, mixin, on, onMemory, otherwise, pop, rule, upTo } from '../rules.ts';
import type { PlainStates, States } from '../rules.ts';
import type { TokenClass } from '../token.ts';

const KEYWORDS = anyOf(`
  as async await break const continue crate dyn else enum extern false fn for if impl in let log loop match mod
  move mut pub ref return self Self static struct super trait true type unsafe use where while abstract become
  box do final macro override priv typeof unsized virtual yield try union`);

const BUILTINS = wordSet(`
  Add BitAnd BitOr BitXor bool c_char c_double c_float char c_int clock_t c_long c_longlong Cons Const Copy
  c_schar c_short c_uchar c_uint c_ulong c_ulonglong c_ushort c_void dev_t DIR dirent Div Either Eq Err f32 f64
  Failure FILE float fpos_t i16 i32 i64 i8 isize Index ino_t int intptr_t Left mode_t Modulo Mul Neg Nil None
  Num off_t Ok Option Ord Owned pid_t Ptr ptrdiff_t Right Send Shl Shr size_t Some ssize_t str Sub Success
  time_t u16 u32 u64 u8 usize uint uintptr_t Box Vec String Gc Rc Arc u128 i128 Result Sync Pin Unpin Sized Drop
  drop Fn FnMut FnOnce Clone PartialEq PartialOrd AsMut AsRef From Into Default DoubleEndedIterator
  ExactSizeIterator Extend IntoIterator Iterator`);

const NAME = String.raw`[\p{XID_Start}_]\p{XID_Continue}*`;
const ESCAPE = String.raw`\\(?:[nrt'"\\0]|x[0-9a-fA-F]{2}|u\{(?:[0-9a-fA-F]_*){1,6}\})`;
const DOT = '[.][0-9][0-9_]*';
const EXPONENT = String.raw`[eE][\-+]?[0-9_]+`;
const FLOAT = 'f32|f64';

/** The brackets of a macro's arguments that are open. */
interface Memory {
  readonly open: { ']': number; ')': number; '}': number };
}

function blockComment(name: string, type: TokenClass): PlainStates[string] {
  return [rule(/\*\//u, type, pop), rule(/\/\*/u, type, name), rule(/[^*/]+|[*/]/u, type)];
}

const SPACE: PlainStates = {
  line: [mixin('space'), rule(/#\s[^\n]*/u, 'cs'), otherwise(pop)],
  space: [rule(/\s+/u, ''), mixin('comments')],
  comments: [
    rule(/\/\/\/\/+[^\n]*/u, 'c1'),
    rule(/\/\/[/!][^\n]*/u, 'cd'),
    rule(/\/\/[^\n]*/u, 'c1'),
    rule(/\/\*\*\*?\//u, 'cm'),
    rule(/\/\*\*\*+/u, 'cm', 'plainBlock'),
    rule(/\/\*[*!]/u, 'cd', 'docBlock'),
    rule(/\/\*/u, 'cm', 'plainBlock'),
  ],
  plainBlock: blockComment('plainBlock', 'cm'),
  docBlock: blockComment('docBlock', 'cd'),
};

const LITERALS: PlainStates = {
  attribute: [
    mixin('space'),
    mixin('literals'),
    rule(/[(,)=:]/u, 'nd'),
    rule(/\]/u, 'nd', pop),
    rule(re`${NAME}`, 'nd'),
  ],
  literals: [
    rule(/(?:true|false)\b/u, 'kc'),
    rule(re`b?'(?:${ESCAPE}|[^\\])'`, 'sc'),
    rule(/b?"/u, 's', 'string'),
    ...['r"', 'br"'].map(lead => upTo(lead, '"', rule(/b?r".*?"/su, 's'))),
    ...['r#', 'br#'].map(lead => upTo(lead, '"#', rule(/b?r(#*)".*?"\1/su, 's'), 'end')),
    rule(
      re`[0-9][0-9_]*(?:${DOT}(?:${EXPONENT})?(?:${FLOAT})?|(?:${DOT})?${EXPONENT}(?:${FLOAT})?|(?:${DOT})?(?:${EXPONENT})?(?:${FLOAT})|[.](?![._\p{XID_Start}]))`,
      'mf',
    ),
    rule(/(?:0b[10_]+|0x[0-9a-fA-F_]+|0o[0-7_]+|[0-9][0-9_]*)(?:[ui](?:8|16|32|64|128|size)?)?/u, 'mi'),
  ],
  string: [rule(/"/u, 's', pop), rule(re`${ESCAPE}`, 'se'), rule(/[^"\\]+/u, 's')],
};

const CLOSERS = { '[': ']', '(': ')', '{': '}' } as const;

const MACROS: States<Memory> = {
  macro: [
    mixin('literals'),
    onMemory(/[[{(]/u, (scan, [bracket]) => {
      scan.memory.open[CLOSERS[bracket as '[' | '(' | '{']] += 1;
      scan.token('p', bracket);
    }),
    onMemory(/[\]})]/u, (scan, [bracket]) => {
      const { open } = scan.memory;
      open[bracket as ']' | ')' | '}'] -= 1;
      if (open[']'] === 0 && open[')'] === 0 && open['}'] === 0) scan.pop();
      scan.token('p', bracket);
    }),
    rule(re`${NAME}!`, 'nd'),
    mixin('root'),
    rule(/./u, ''),
  ],
  macroRules: [rule(re`\$${NAME}(?::${NAME})?`, 'nv'), rule(/\$/u, 'nv'), mixin('macro')],
};

/** Rust as Rouge's `rust` takes it apart. */
export const rust = defineLexer<Memory>({
  memory: () => ({ open: { ']': 0, ')': 0, '}': 0 } }),
  start: scan => {
    scan.memory = { open: { ']': 0, ')': 0, '}': 0 } };
    scan.push('line');
  },
  states: () => ({
    root: [
      rule(/\n/u, '', 'line'),
      mixin('space'),
      rule(/#!?\[/u, 'nd', 'attribute'),
      rule(re`(?:${KEYWORDS})\b`, 'k'),
      mixin('literals'),
      rule(/[=-]>/u, 'k'),
      rule(/<->/u, 'k'),
      rule(/[()[\]{}|,:;]/u, 'p'),
      rule(/[*/!@~&+%^<>=?-]|\.{2,3}/u, 'o'),
      rule(re`(?:[.]\s*)?${NAME}(?=\s*\()`, 'nf'),
      rule(/[.]\s*await\b/u, 'k'),
      rule(re`[.]\s*${NAME}`, 'py'),
      rule(/[.]\s*\d+/u, 'na'),
      groups(re`(${NAME})(::)`, ['nn', 'p']),
      rule(/macro_rules!/u, 'nd', 'macroRules'),
      rule(re`${NAME}!`, 'nd', 'macro'),
      rule(/'static\b/u, 'k'),
      rule(re`'${NAME}`, 'nv'),
      on(re`${NAME}`, (scan, [name]) => scan.token(BUILTINS.has(name) ? 'nb' : 'n', name)),
    ],
    ...SPACE,
    ...LITERALS,
    ...MACROS,
  }),
});
