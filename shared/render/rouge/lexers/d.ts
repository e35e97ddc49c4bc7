import { anyOf, quote, quoted, re } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { again, mixin, pop, rule, upTo } from '../rules.ts';
import type { PlainStates } from '../rules.ts';

const KEYWORDS = anyOf(`
  abstract alias align asm assert auto body break case cast catch class const continue debug default delegate delete
  deprecated do else enum export extern finally final foreach_reverse foreach for function goto if immutable import
  interface invariant inout in is lazy mixin module new nothrow out override package pragma private protected public pure
  ref return scope shared static struct super switch synchronized template this throw try typedef typeid typeof union
  unittest version volatile while with __gshared __traits __vector __parameters`);

const TYPES = anyOf(`
  bool byte cdouble cent cfloat char creal dchar double float idouble ifloat int ireal long real short ubyte ucent uint
  ulong ushort void wchar`);

const PSEUDO_KEYWORDS = anyOf(`
  __FILE__ __FILE_FULL_PATH__ __MODULE__ __LINE__ __FUNCTION__ __PRETTY_FUNCTION__ __DATE__ __EOF__ __TIME__
  __TIMESTAMP__ __VENDOR__ __VERSION__`);

const ESCAPE = String.raw`\\x[0-9a-fA-F]{2}|\\[0-7]{1,3}|\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\&\w+;`;

/** Strings between braces of a kind, which may hold more of them. */
function delimited(name: string, open: string, close: string): PlainStates {
  const inside = `${name}Inside`;
  const text = rule(re`[^${quote(open)}${quote(close)}]+`, 's');
  return {
    [name]: [text, rule(re`${quote(open)}`, 's', inside), rule(re`${quote(close)}"`, 's', pop)],
    [inside]: [text, rule(re`${quote(open)}`, 's', again), rule(re`${quote(close)}`, 's', pop)],
  };
}

/** D as Rouge's `d` takes it apart. */
export const d = defineStates(() => ({
  root: [
    rule(/\s+/u, ''),
    rule(/\/\/.*/u, 'c1'),
    upTo('/*', '*', rule(/\/\*.*?\*(?:\\\n)?\//su, 'cm'), 'end'),
    upTo('/\\\n', '*', rule(/\/\\\n\*.*?\*(?:\\\n)?\//su, 'cm'), 'end'),
    rule(/\/\+/u, 'cm', 'comment'),
    rule(re`(?:${KEYWORDS})\b`, 'k'),
    rule(re`(?:${TYPES})\b`, 'kt'),
    rule(/(?:false|true|null)\b/u, 'kc'),
    rule(re`(?:${PSEUDO_KEYWORDS})\b`, 'kp'),
    rule(/macro\b/u, 'kr'),
    rule(/(?:string|wstring|dstring|size_t|ptrdiff_t)\b/u, 'nb'),
    rule(/0[xX](?:[0-9a-fA-F_]*\.[0-9a-fA-F_]+|[0-9a-fA-F_]+)[pP][+\-]?[0-9_]+[fFL]?i?/u, 'mf'),
    rule(/[0-9_]+(?:\.[0-9_]+[eE][+\-]?[0-9_]+|\.[0-9_]*|[eE][+\-]?[0-9_]+)[fFL]?i?/u, 'mf'),
    rule(/\.(?:0|[1-9][0-9_]*)(?:[eE][+\-]?[0-9_]+)?[fFL]?i?/u, 'mf'),
    rule(/0[Bb][01_]+/u, 'mb'),
    rule(/0[0-7_]+/u, 'mo'),
    rule(/0[xX][0-9a-fA-F_]+/u, 'mh'),
    rule(/(?:0|[1-9][0-9_]*)(?:[LUu]|Lu|LU|uL|UL)?/u, 'mi'),
    rule(re`'(?:\\['"?\\abfnrtv]|${ESCAPE}|.)'`, 'sc'),
    rule(/r"[^"]*"[cwd]?/u, 's'),
    rule(/\x60[^\x60]*\x60[cwd]?/u, 's'),
    rule(re`${quoted('"')}[cwd]?`, 's'),
    rule(re`\\['"?\\abfnrtv]|${ESCAPE}`, 's'),
    rule(/x"[0-9a-fA-F_\s]*"[cwd]?/u, 's'),
    rule(/q"\[/u, 's', 'brackets'),
    rule(/q"\(/u, 's', 'parentheses'),
    rule(/q"</u, 's', 'angles'),
    rule(/q"\{/u, 's', 'braces'),
    rule(/q"([a-zA-Z_]\w*)\n.*?\n\1"/u, 's'),
    rule(/q"(.).*?\1"/u, 's'),
    rule(/q\{/u, 's', 'tokens'),
    rule(/@(?:[a-zA-Z_]\w*)?/u, 'nd'),
    rule(/[~^%*]=|==|!(?:>=|<=|<>=|<>|<|>|=)|>>>=|>>>|>>=|>>|>=|<>=|<>|<<=|<<|<=|\+\+|\+=|--|-=|\|\||\|=|&&|&=/u, 'p'),
    rule(/\.\.\.|\.\.|\/=|[/.&|\-+<>!()[\]{}?,;:$=*%^~]/u, 'p'),
    rule(/[a-zA-Z_]\w*/u, 'n'),
    rule(/#line\s.*\n/u, 'cs'),
  ],
  comment: [rule(/[^+/]+/u, 'cm'), rule(/\/\+/u, 'cm', again), rule(/\+\//u, 'cm', pop), rule(/[+/]/u, 'cm')],
  tokens: [rule(/\{/u, 'p', 'nestedTokens'), rule(/\}/u, 's', pop), mixin('root')],
  nestedTokens: [rule(/\{/u, 'p', again), rule(/\}/u, 'p', pop), mixin('root')],
  ...delimited('brackets', '[', ']'),
  ...delimited('parentheses', '(', ')'),
  ...delimited('angles', '<', '>'),
  ...delimited('braces', '{', '}'),
}));
