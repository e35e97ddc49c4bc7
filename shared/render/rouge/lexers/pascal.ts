import { anyOf, re, rei } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { mixin, rule, upTo } from '../rules.ts';

const SUFFIXES = anyOf(`
  L l UL ul u U F f ll LL ull ULL`);

const KEYWORDS = anyOf(`
  absolute abstract all and and_then array as asm assembler attribute begin bindable case class const constructor
  delay destructor div do downto else end except exit export exports external far file finalization finally for
  forward function goto if implementation import in inc index inherited initialization inline interface interrupt
  is label library message mod module near nil not object of on only operator or or_else otherwise out overload
  override packed pascal pow private procedure program property protected public published qualified raise read
  record register repeat resident resourcestring restricted safecall segment set shl shr stdcall stored string
  then threadvar to try type unit until uses value var view virtual while with write writeln xor`);

const TYPES = anyOf(`
  ansichar ansistring bool boolean byte bytebool cardinal char comp currency double dword extended int64 integer
  iunknown longbool longint longword pansichar pansistring pbool pboolean pbyte pbytearray pcardinal pchar pcomp
  pcurrency pdate pdatetime pdouble pdword pextended phandle pint64 pinteger plongint plongword pointer ppointer
  pshortint pshortstring psingle psmallint pstring pvariant pwidechar pwidestring pword pwordarray pwordbool real
  real48 shortint shortstring single smallint string tclass tdate tdatetime textfile thandle tobject ttime
  variant widechar widestring word wordbool`);

/** Pascal as Rouge's `pascal` takes it apart. */
export const pascal = defineStates(() => ({
  root: [
    mixin('whitespace'),
    rule(re`(?:0[xX][0-9a-fA-F]*|(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)(?:${SUFFIXES})?`, 'm'),
    rule(/\$[0-9A-Fa-f]+/u, 'mh'),
    rule(/[~!@#\$%\^&\*\(\)\+`\-={}\[\]:;<>\?,\.\/\|\\]/u, 'p'),
    rule(/'([^']|'')*'/u, 's'),
    rule(/(true|false|nil)\b/iu, 'nb'),
    rule(rei`(${KEYWORDS})\b`, 'k'),
    rule(rei`(${TYPES})\b`, 'kt'),
    rule(/@?[_a-z]\w*/iu, 'n'),
  ],
  whitespace: [
    rule(/\s+/su, ''),
    rule(/(\/\/).*$\n?/u, 'c1'),
    rule(/(--).*$\n?/u, 'c1'),
    upTo('(*', '*)', rule(/\(\*.*?\*\)/su, 'cm')),
    upTo('{', '}', rule(/\{.*?\}/su, 'cm')),
  ],
}));
