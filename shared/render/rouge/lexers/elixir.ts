import { quote } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { mixin, on, pop, rule, upTo } from '../rules.ts';
import type { Scan } from '../rules.ts';
import type { TokenClass } from '../token.ts';

const CLOSERS: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')', '<': '>' };

/** `~r/…/`, `~w(…)`…: capital `S`, `R`, `C` and `W` are those that Rouge looks into for interpolation. */
function sigil(scan: Scan, match: RegExpExecArray): void {
  const [text, letter = ''] = match;
  const opener = match[2] ?? '';
  const closer = CLOSERS[opener] ?? opener;
  const type: TokenClass = /[Rr]/u.test(letter) ? 'sr' : 'sx';
  if (/[Rr]/u.test(letter)) scan.push('regexFlags');
  if (/[Ww]/u.test(letter)) scan.push('listFlags');
  scan.token(type, text);
  const interpolates = /[SRCW]/u.test(letter);
  const [open, close] = [quote(opener), quote(closer)];
  scan.pushMade(`${letter} ${opener}`, () => [
    rule(new RegExp(close, 'u'), type, pop),
    ...(interpolates ? [mixin('interpoling'), rule(/#/u, type)] : [rule(/[\\#]/u, type)]),
    rule(new RegExp(String.raw`[^#${open}${close}\\]+`, 'u'), type),
  ]);
}

/** Elixir as Rouge's `elixir` takes it apart. */
export const elixir = defineStates(() => ({
  root: [
    rule(/\s+/u, ''),
    rule(/#.*$/u, 'c1'),
    rule(
      /(?:case|cond|end|bc|lc|if|unless|try|loop|receive|fn|defmodule|defp?|defprotocol|defimpl|defrecord|defmacrop?|defdelegate|defexception|defguardp?|defstruct|exit|raise|throw|after|rescue|catch|else)\b(?![?!])|(?:do|->)\b/u,
      'k',
    ),
    rule(/(?:import|require|use|recur|quote|unquote|super|refer)\b(?![?!])/u, 'kn'),
    rule(/(?:and|not|or|when|xor|in)\b/u, 'ow'),
    rule(
      /%=|\*=|\*\*=|\+=|-=|\^=|\|\|=|<=>|<(?!<|=)|>(?!<|=|>)|<=|>=|===|==|=~|!=|!~|&(?:&&?|(?!\d))|\|\||\^|\*|\+|-|\/|\||\+\+|--|\*\*|\/\/|<-|<>|<<|>>|=|\.|~~~/u,
      'o',
    ),
    rule(
      /:(?:[a-zA-Z_]\w*(?:[?!]|=(?![>=]))?|<>|===?|>=?|<=?|<=>|&&?|%\(\)|%\[\]|%\{\}|\+\+?|--?|\|\|?|!|\/\/|[%&\x60/|]|\*\*?|=?~|<-)|[a-zA-Z_]\w*[?!]?:(?!:)/u,
      'ss',
    ),
    rule(/:"/u, 'ss', 'interpolingSymbol'),
    rule(/(?:nil|true|false)\b(?![?!])|[A-Z]\w*\b/u, 'no'),
    rule(/__(?:FILE|LINE|MODULE|MAIN|FUNCTION)__\b(?![?!])/u, 'bp'),
    rule(/[a-zA-Z_!]\w*[!?]?/u, 'n'),
    rule(/::|[%(){};,/|:\\[\]]/u, 'p'),
    rule(/@[a-zA-Z_]\w*|&\d/u, 'nv'),
    rule(/\d(?:_?\d)*\.(?![^\d\s])(?:_?\d)+(?:[eE][-+]?\d(?:_?\d)*)?\b/u, 'mf'),
    rule(/0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*\b/u, 'mh'),
    rule(/0o[0-7](?:_?[0-7])*\b/u, 'mo'),
    rule(/0b[01](?:_?[01])*\b/u, 'mb'),
    rule(/\d(?:_?\d)*\b/u, 'mi'),
    mixin('strings'),
    mixin('sigilStrings'),
  ],
  strings: [
    upTo('%', '"""', rule(/%[A-Ba-z]""".*?"""/su, 'sd')),
    upTo('"""', '"""', rule(/""".*?"""/su, 'sd')),
    upTo("'''", "'''", rule(/'''.*?'''/su, 'sd')),
    rule(/"/u, 's2', 'dqs'),
    rule(/'/u, 's1', 'sqs'),
    rule(
      /\?(?:\\(?:x\d{1,2}|[0-9a-fA-F]{1,2}(?![0-9a-fA-F])\b|0[0-7]{0,2}(?![0-7])\b[^x0MC])|(?:\\[MC]-)+\w|[^\s\\])/u,
      'sx',
    ),
  ],
  sigilStrings: [on(/~([A-Za-z])?(\{|\[|\(|<|\||\/|'|")/u, sigil)],
  dqs: [mixin('escapes'), mixin('interpoling'), rule(/[^#"\\]+/u, 's2'), rule(/"/u, 's2', pop), rule(/[#\\]/u, 's2')],
  escapes: [rule(/\\x[0-9a-fA-F]{2}/u, 'se'), rule(/\\u\{?\d+\}?/u, 'se'), rule(/\\[\\abdefnrstv0"']/u, 'se')],
  interpoling: [rule(/#\{/u, 'si', 'interpolingString')],
  sqs: [mixin('escapes'), mixin('interpoling'), rule(/[^#'\\]+/u, 's1'), rule(/'/u, 's1', pop), rule(/[#\\]/u, 's1')],
  interpolingString: [rule(/\}/u, 'si', pop), mixin('root')],
  interpolingSymbol: [rule(/"/u, 'ss', pop), mixin('interpoling'), rule(/[^#"]+/u, 'ss')],
  regexFlags: [rule(/[fgimrsux]*/u, 'sr', pop)],
  listFlags: [rule(/[csa]?/u, 'sx', pop)],
}));
