import { quoted, re, wordSet } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { mixin, on, otherwise, pop, popTimes, push, rule, to } from '../rules.ts';
import type { Scan } from '../rules.ts';

const KEYWORDS = wordSet(`
  if else while for do break continue return next nextfile delete exit print printf getline`);

const CONSTANTS = wordSet(`
  CONVFMT FS NF NR FNR FILENAME RS OFS ORS OFMT SUBSEP ARGC ARGV ENVIRON`);

const BUILTINS = wordSet(`
  exp log sqrt sin cos atan2 length rand srand int substr index match split sub gsub sprintf system tolower toupper`);

function word(scan: Scan, text: string): void {
  const keyword = KEYWORDS.has(text) ? 'k' : text === 'function' ? 'kd' : undefined;
  if (keyword) {
    scan.token(keyword, text);
    scan.push('exprStart');
  } else if (text === 'BEGIN' || text === 'END') scan.token('kr', text);
  else if (CONSTANTS.has(text)) scan.token('kc', text);
  else if (BUILTINS.has(text)) scan.token('nb', text);
  else scan.token(text.startsWith('$') ? 'nv' : 'nx', text);
}

/** Awk as Rouge's `awk` takes it apart. */
export const awk = defineStates(() => ({
  root: [
    mixin('commentsAndWhitespace'),
    rule(/[\-<>+*/%\^!=]=?|in\b|\+\+|--|\|/u, 'o', 'exprStart'),
    rule(/&&|\|\||~!?/u, 'o', 'exprStart'),
    rule(/[(\[,]/u, 'p', 'exprStart'),
    rule(/;/u, 'p', 'statement'),
    rule(/[)\].]/u, 'p'),
    rule(/[?]/u, 'p', push('ternary', 'exprStart')),
    rule(/[{}]/u, 'p', 'statement'),
    on(/[$a-zA-Z_][a-zA-Z0-9_]*/u, (scan, [text]) => word(scan, text)),
    rule(/[0-9]+\.[0-9]+/u, 'mf'),
    rule(/[0-9]+/u, 'mi'),
    rule(re`${quoted('"')}`, 's2'),
    rule(/:/u, 'p'),
  ],
  commentsAndWhitespace: [rule(/\s+/u, ''), rule(/#.*?$/u, 'c1')],
  exprStart: [mixin('commentsAndWhitespace'), rule(/\//u, 'sr', to('regex')), otherwise(pop)],
  regex: [
    rule(/\//u, 'sr', to('regexEnd')),
    rule(/[^/]\n/u, 'err', pop),
    rule(/\n/u, 'err', pop),
    rule(/\[\^/u, 'se', 'regexGroup'),
    rule(/\[/u, 'se', 'regexGroup'),
    rule(/\\./u, 'se'),
    rule(/[(][?][:=<!]/u, 'se'),
    rule(/[{][\d,]+[}]/u, 'se'),
    rule(/[()?]/u, 'se'),
    rule(/./u, 'sr'),
  ],
  regexEnd: [otherwise(pop)],
  regexGroup: [
    rule(/\//u, 'se'),
    rule(/[^/]\n/u, 'err', popTimes(2)),
    rule(/\]/u, 'se', pop),
    rule(/\\./u, 'se'),
    rule(/./u, 'sr'),
  ],
  badRegex: [rule(/[^\n]+/u, 'err', pop)],
  statement: [rule(/[{}]/u, 'p'), mixin('exprStart')],
  ternary: [rule(/:/u, 'p', to('exprStart')), mixin('root')],
}));
