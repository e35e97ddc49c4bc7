import { anyOf, re } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { pop, rule, upTo } from '../rules.ts';

const KEYWORDS = anyOf(`
  break default func interface select case defer go map struct chan else goto package switch const fallthrough if range
  type continue for import return var`);

const TYPES = anyOf(`
  bool byte complex64 complex128 error float32 float64 int8 int16 int32 int64 int rune string uint8 uint16 uint32 uint64
  uintptr uint`);

const FUNCTIONS = anyOf('append cap close complex copy delete imag len make new panic print println real recover');

const FLOAT = String.raw`[0-9]+\.(?:[0-9]+)?(?:[eE][+\-]?[0-9]+)?|[0-9]+[eE][+\-]?[0-9]+|\.[0-9]+(?:[eE][+\-]?[0-9]+)?`;
const HEX = '[0-9A-Fa-f]';

/** Go as Rouge's `go` takes it apart. */
export const go = defineStates(() => ({
  root: [
    rule(/\/\/.*/u, 'c'),
    upTo('/*', '*/', rule(/\/\*.*?\*\//su, 'c')),
    rule(re`(?:${KEYWORDS})\b`, 'k'),
    rule(re`(?:${TYPES})\b`, 'kt'),
    rule(re`(?:${FUNCTIONS})\b`, 'nb'),
    rule(/(?:true|false|iota|nil)\b/u, 'no'),
    rule(re`(?:[0-9]+|${FLOAT})i`, 'm'),
    rule(re`${FLOAT}`, 'm'),
    rule(/0[xX][0-9A-Fa-f]+|[0-9]+/u, 'm'),
    rule(re`'(?:[^\n]|\\u${HEX}{4}|\\U${HEX}{8}|\\[abfnrtv\\'"]|\\[0-7]{3}|\\x${HEX}{2})'`, 'sc'),
    rule(
      /\+=|\+\+|\+|&\^=|&\^|&=|&&|&|==|=|!=|!|-=|--|-|\|=|\|\||\||<=|<-|<<=|<<|<|\*=|\*|\^=|\^|>>=|>>|>=|>|\/|:=|%=|%|\.\.\.|\.|:/u,
      'o',
    ),
    rule(/[()[\]{},;]/u, 'p'),
    rule(re`(?!(?:${KEYWORDS})\b)[\p{Alphabetic}_][\p{Alphabetic}_\p{Nd}]*`, 'n'),
    rule(/\s+/u, ''),
    rule(/\x60/u, 's', 'raw'),
    rule(/"/u, 's', 'string'),
  ],
  string: [
    rule(re`\\[abfnrtv\\'"]|\\u${HEX}{4}|\\U${HEX}{8}|\\x${HEX}{2}`, 'se'),
    rule(/\\./u, 'err'),
    rule(/"/u, 's', pop),
    rule(/[^"\\]+/u, 's'),
  ],
  raw: [rule(/\x60/u, 's', pop), rule(/[^\x60]+/u, 's')],
}));
