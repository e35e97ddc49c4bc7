import { wordSet } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { groups, mixin, on, pop, rule, to } from '../rules.ts';
import type { Scan, Stack } from '../rules.ts';

const RESERVED = wordSet(`
  _ case class data default deriving do else if in infix infixl infixr instance let newtype of then type where`);

function word(scan: Scan, [text]: RegExpExecArray): void {
  if (text === 'import' || text === 'module') {
    scan.token('kr', text);
    scan.push(text);
  } else scan.token(RESERVED.has(text) ? 'kr' : /^'?[A-Z]/u.test(text) ? 'kt' : 'n', text);
}

function toEscape(stack: Stack): void {
  stack.goto('characterEnd');
  stack.push('escape');
}

/** Haskell as Rouge's `haskell` takes it apart. */
export const haskell = defineStates(() => ({
  basic: [
    rule(/\s+/u, ''),
    rule(/\{-#/u, 'cp', 'commentPreproc'),
    rule(/\{-/u, 'cm', 'comment'),
    rule(/^--\s+\|.*?$/u, 'cd'),
    rule(/--(?![!#$%&*+./<=>?@^|_~]).*?$/u, 'c1'),
  ],
  comment: [rule(/-\}/u, 'cm', pop), rule(/\{-/u, 'cm', 'comment'), rule(/[^-{}]+/u, 'cm'), rule(/[-{}]/u, 'cm')],
  commentPreproc: [
    rule(/-\}/u, 'cp', pop),
    rule(/\{-/u, 'cp', 'comment'),
    rule(/[^-{}]+/u, 'cp'),
    rule(/[-{}]/u, 'cp'),
  ],
  root: [
    mixin('basic'),
    rule(/'(?=(?:.|\\\S{1,100})')/u, 'sc', 'character'),
    rule(/"/u, 's', 'string'),
    rule(/\d+e[+-]?\d+/iu, 'mf'),
    rule(/\d+\.\d+(?:e[+-]?\d+)?/iu, 'mf'),
    rule(/0o[0-7]+/iu, 'mo'),
    rule(/0x[\da-f]+/iu, 'mh'),
    rule(/\d+/u, 'mi'),
    on(/[\w']+/u, word),
    rule(/\\(?![:!#$%&*+.\\/<=>?@^|~-]+)/u, 'nf'),
    rule(/(?:<-|::|->|=>|=)(?![:!#$%&*+.\\/<=>?@^|~-]+)/u, 'o'),
    rule(/:[:!#$%&*+.\\/<=>?@^|~-]*/u, 'o'),
    rule(/[:!#$%&*+.\\/<=>?@^|~-]+/u, 'o'),
    rule(/\[\s*\]/u, 'kt'),
    rule(/\(\s*\)/u, 'nb'),
    groups(/(\[)([_a-z][\w']*)(\|)/u, ['o', 'n', 'o'], 'quasiquotation'),
    rule(/[[\](),;\x60{}]/u, 'p'),
  ],
  import: [
    rule(/\s+/u, ''),
    rule(/"/u, 's', 'string'),
    rule(/\bqualified\b/u, 'k'),
    groups(/([A-Z][\w.]*)(\s+)(as)(\s+)([A-Z][a-zA-Z0-9_.]*)/u, ['nn', '', 'k', '', 'n'], pop),
    groups(/([A-Z][\w.]*)(\s+)(hiding)(\s+)(\()/u, ['nn', '', 'k', '', 'p'], to('funclist')),
    groups(/([A-Z][\w.]*)(\s+)(\()/u, ['nn', '', 'p'], to('funclist')),
    rule(/[\w.]+/u, 'nn', pop),
  ],
  module: [
    rule(/\s+/u, ''),
    groups(/([A-Z][\w.]*)(\s+)(\()/u, ['nn', '', 'p'], 'funclist'),
    rule(/\bwhere\b/u, 'kr', pop),
    rule(/[A-Z][a-zA-Z0-9_.]*/u, 'nn', pop),
  ],
  funclist: [
    mixin('basic'),
    rule(/[A-Z]\w*/u, 'kt'),
    rule(/_[\w']+|[a-z][\w']*/u, 'nf'),
    rule(/,/u, 'p'),
    rule(/[:!#$%&*+.\\/<=>?@^|~-]+/u, 'o'),
    rule(/\(/u, 'p', 'funclist'),
    rule(/\)/u, 'p', pop),
  ],
  character: [rule(/\\/u, 'se', toEscape), rule(/./u, 'sc', to('characterEnd'))],
  characterEnd: [rule(/'/u, 'sc', pop), rule(/./u, 'err', pop)],
  quasiquotation: [rule(/\|\]/u, 'o', pop), rule(/[^|]+/u, ''), rule(/\|/u, '')],
  string: [rule(/"/u, 's', pop), rule(/\\/u, 'se', 'escape'), rule(/[^\\"]+/u, 's')],
  escape: [
    rule(/[abfnrtv"'&\\]/u, 'se', pop),
    rule(/\^[\][A-Z@^_]/u, 'se', pop),
    rule(
      /NUL|SOH|[SE]TX|EOT|ENQ|ACK|BEL|BS|HT|LF|VT|FF|CR|S[OI]|DLE|DC[1-4]|NAK|SYN|ETB|CAN|EM|SUB|ESC|[FGRU]S|SP|DEL/u,
      'se',
      pop,
    ),
    rule(/o[0-7]+/iu, 'se', pop),
    rule(/x[\da-f]+/iu, 'se', pop),
    rule(/\d+/u, 'se', pop),
    rule(/\s+\\/u, 'se', pop),
  ],
}));
