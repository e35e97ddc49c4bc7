import { wordSet } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { again, mixin, on, pop, rule } from '../rules.ts';
import type { TokenClass } from '../token.ts';

const KEYWORDS = wordSet(`
  as assert begin class constraint do done downto else end exception external false for fun function functor if in
  include inherit initializer lazy let module mutable new nonrec object of open rec sig struct then to true try
  type val virtual when while with match raise`);

const OPERATORS = wordSet(`
  and asr land lor lsl lxor mod or`);

const TYPES = wordSet(`
  unit int float bool string char list array`);

function classOf(word: string): TokenClass {
  if (KEYWORDS.has(word)) return 'k';
  return OPERATORS.has(word) ? 'ow' : TYPES.has(word) ? 'kt' : 'n';
}

/** OCaml as Rouge's `ocaml` takes it apart. */
export const ocaml = defineStates(() => ({
  root: [
    rule(/\s+/su, ''),
    rule(/false|true|[(][)]|\[\]/u, 'bp'),
    rule(/(?:[A-Z][\w']*)(?=\s*[.])/u, 'nn', 'dotted'),
    rule(/`[a-zA-Z_][\w']*/u, 'nt'),
    rule(/[A-Z][\w']*/u, 'nc'),
    rule(/[(][*](?![)])/u, 'c', 'comment'),
    on(/[a-z_][\w']*/iu, (scan, [text]) => scan.token(classOf(text), text)),
    rule(/[(){}\[\];]+/u, 'p'),
    rule(/[;,_!$%&*+./:<=>?@^|~#\-]+/u, 'o'),
    rule(/-?\d[\d_]*(.[\d_]*)?(e[+\-]?\d[\d_]*)/iu, 'mf'),
    rule(/0x[0-9a-fA-F][0-9a-fA-F_]*/iu, 'mh'),
    rule(/0o[0-7][0-7_]*/iu, 'mo'),
    rule(/0b[01][01_]*/iu, 'mb'),
    rule(/\d[\d_]*/u, 'mi'),
    rule(/'(?:(\\[\\"'ntbr ])|(\\[0-9]{3})|(\\x[0-9a-fA-F]{2}))'/u, 'sc'),
    rule(/'[.]'/u, 'sc'),
    rule(/'/u, 'k'),
    rule(/"/u, 's2', 'string'),
    rule(/[~?][a-zA-Z_][\w']*/u, 'nv'),
  ],
  comment: [rule(/[^(*)]+/u, 'c'), rule(/[(][*]/u, 'c', again), rule(/[*][)]/u, 'c', pop), rule(/[(*)]/u, 'c')],
  string: [rule(/[^\\"]+/u, 's2'), mixin('escapeSequence'), rule(/\\\n/u, 's2'), rule(/"/u, 's2', pop)],
  escapeSequence: [rule(/\\[\\"'ntbr]/u, 'se'), rule(/\\\d{3}/u, 'se'), rule(/\\x[0-9a-fA-F]{2}/u, 'se')],
  dotted: [
    rule(/\s+/su, ''),
    rule(/[.]/u, 'p'),
    rule(/(?:[A-Z][\w']*)(?=\s*[.])/u, 'nn'),
    rule(/[A-Z][\w']*/u, 'nc', pop),
    rule(/[a-z_][\w']*/iu, 'n', pop),
    rule(/[({\[]/u, 'p', pop),
  ],
}));
