import { anyOf, quoted, re, wordSet } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { on, rule, upToOnLine } from '../rules.ts';
import type { Scan } from '../rules.ts';

const KEYWORDS = wordSet('if else for while repeat in next break function');
const CONSTANTS = wordSet('NULL Inf TRUE FALSE NaN NA NA_integer_ NA_real_ NA_complex_ NA_character_');
const BUILTINS = wordSet('LETTERS letters month.abb month.name pi T F');

/** Functions that R itself is made of; the dots of their names stand for any character, as in Rouge. */
const FUNCTIONS = anyOf(`
  abs acos acosh all any anyNA Arg as.call as.character as.complex as.double as.environment as.integer as.logical
  as.null.default as.numeric as.raw asin asinh atan atanh attr attributes baseenv browser c call ceiling class Conj
  cos cosh cospi cummax cummin cumprod cumsum digamma dim dimnames emptyenv exp expression floor forceAndCall gamma
  gc.time globalenv Im interactive invisible is.array is.atomic is.call is.character is.complex is.double
  is.environment is.expression is.finite is.function is.infinite is.integer is.language is.list is.logical is.matrix
  is.na is.name is.nan is.null is.numeric is.object is.pairlist is.raw is.recursive is.single is.symbol
  lazyLoadDBfetch length lgamma list log max min missing Mod names nargs nzchar oldClass on.exit pos.to.env
  proc.time prod quote range Re rep retracemem return round seq_along seq_len seq.int sign signif sin sinh sinpi
  sqrt standardGeneric substitute sum switch tan tanh tanpi tracemem trigamma trunc unclass untracemem UseMethod
  xtfrm`);

function name(scan: Scan, [text]: RegExpExecArray): void {
  scan.token(KEYWORDS.has(text) ? 'k' : CONSTANTS.has(text) ? 'kc' : BUILTINS.has(text) ? 'nb' : 'n', text);
}

/** R as Rouge's `r` takes it apart. */
export const r = defineStates(() => ({
  root: [
    rule(/#'.*?$/u, 'cd'),
    rule(/#.*?$/u, 'c1'),
    rule(/\s+/u, 'w'),
    rule(/\x60[^\x60]+\x60/u, 'n'),
    rule(re`${quoted("'")}`, 's1'),
    rule(re`${quoted('"')}`, 's2'),
    upToOnLine('%', '%', rule(/%[^%]*%/u, 'o')),
    rule(/0[xX][a-fA-F0-9]+(?:[pP][0-9]+)?[Li]?/u, 'mh'),
    rule(/[+-]?(?:\d+(?:[.]\d+)?|[.]\d+)(?:[eE][+-]?\d+)?[Li]?/u, 'm'),
    rule(re`(?:${FUNCTIONS})(?=\()`, 'nf'),
    on(/(?:[\p{Alphabetic}]|[.][._\p{Alphabetic}])[._\p{Alphabetic}\p{Nd}]*|[.]/u, name),
    rule(/[[\]{}();,]/u, 'p'),
    rule(/[-<>?*+^/!=~$@:%&|]/u, 'o'),
  ],
}));
