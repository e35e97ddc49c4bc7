import { wordSet } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { again, mixin, on, pop, rule } from '../rules.ts';
import type { TokenClass } from '../token.ts';

const KEYWORDS = wordSet(`
  abstract and as assert base begin class default delegate do done downcast downto elif else end exception extern
  false finally for fun function global if in inherit inline interface internal lazy let let! match member module
  mutable namespace new not null of open or override private public rec return return! select static struct then to
  true try type upcast use use! val void when while with yield yield! sig atomic break checked component const
  constraint constructor continue eager event external fixed functor include method mixin object parallel process
  protected pure sealed tailcall trait virtual volatile`);

const OPERATORS = wordSet(`
  and asr land lor lsl lxor mod or`);

const TYPES = wordSet(`
  unit int float bool string char list array`);

const SIGNS = wordSet(`
  != # & && ( ) * \\+ , - -. -> . .. : :: := :> ; ;; < <- = > >] >} ? ?? [ [< [> [| ] _ \` { {< | |] } ~ |> <| <>`);

function classOf(word: string): TokenClass {
  if (KEYWORDS.has(word)) return 'k';
  return OPERATORS.has(word) ? 'ow' : TYPES.has(word) ? 'kt' : 'n';
}

/** F# as Rouge's `fsharp` takes it apart. */
export const fsharp = defineStates(() => ({
  root: [
    rule(/\s+/su, ''),
    rule(/false|true|[(][)]|\[\]/u, 'bp'),
    rule(/(?:[A-Z][\w']*)(?=\s*[.])/u, 'nn', 'dotted'),
    rule(/[A-Z][\w']*/u, 'nc'),
    rule(/[(][*](?![)])/u, 'c', 'comment'),
    rule(/\/\/.*?$/u, 'c1'),
    on(/(?:[a-z][\w']*|\x60\x60[^\x60\n\r\t]+\x60\x60)/iu, (scan, [text]) => scan.token(classOf(text), text)),
    on(/[[\];,{}_()!$%&*+./:<=>?@^|~#\-]+/u, (scan, [text]) => scan.token(SIGNS.has(text) ? 'p' : 'o', text)),
    rule(/-?\d[\d_]*(.[\d_]*)?(e[+\-]?\d[\d_]*)/iu, 'mf'),
    rule(/0x[0-9a-fA-F][0-9a-fA-F_]*/iu, 'mh'),
    rule(/0o[0-7][0-7_]*/iu, 'mo'),
    rule(/0b[01][01_]*/iu, 'mb'),
    rule(/\d[\d_]*/u, 'mi'),
    rule(/'(?:(\\[\\"'ntbr ])|(\\[0-9]{3})|(\\x[0-9a-fA-F]{2}))'/u, 'sc'),
    rule(/'[.]'/u, 'sc'),
    rule(/'/u, 'k'),
    rule(/"/u, 's2', 'string'),
    rule(/[~?](?:[a-z][\w']*|\x60\x60[^\x60\n\r\t]+\x60\x60)/iu, 'nv'),
  ],
  comment: [rule(/[^(*)]+/u, 'c'), rule(/[(][*]/u, 'c', again), rule(/[*][)]/u, 'c', pop), rule(/[(*)]/u, 'c')],
  string: [rule(/[^\\"]+/u, 's2'), mixin('escapeSequence'), rule(/\\\n/u, 's2'), rule(/"/u, 's2', pop)],
  escapeSequence: [rule(/\\[\\"'ntbr]/u, 'se'), rule(/\\\d{3}/u, 'se'), rule(/\\x[0-9a-fA-F]{2}/u, 'se')],
  dotted: [
    rule(/\s+/su, ''),
    rule(/[.]/u, 'p'),
    rule(/(?:[A-Z][\w']*)(?=\s*[.])/u, 'nn'),
    rule(/[A-Z][\w']*/u, 'nc', pop),
    rule(/(?:[a-z][\w']*|\x60\x60[^\x60\n\r\t]+\x60\x60)/iu, 'n', pop),
    rule(/\[/u, 'p', pop),
  ],
}));
