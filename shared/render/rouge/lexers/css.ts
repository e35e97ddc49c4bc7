import { quoted, re, WORD } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { mixin, on, pop, popTimes, rule, upTo, upToOnLine, when } from '../rules.ts';
import { CSS_COLORS, CSS_PROPERTIES, CSS_VALUES } from './css-words.ts';

const NAME = String.raw`[\p{L}_\-][${WORD}\p{Cf}\-]*`;
const UNITS = 'em|px|pt|pc|in|mm|cm|ex|rem|ch|vw|vh|vmin|vmax|dpi|dpcm|dppx|deg|grad|rad|turn|s|ms|Hz|kHz';
const VENDOR = /^(?:-(?:ah|atsc|hp|khtml|moz|ms|o|rim|ro|tc|wap|webkit|xv)-|mso-|prince-)/u;

/** CSS as Rouge's `css` takes it apart. */
export const css = defineStates(() => ({
  root: [
    mixin('basics'),
    rule(/\{/u, 'p', 'stanza'),
    rule(re`::?${NAME}`, 'nd'),
    rule(re`\.${NAME}`, 'nc'),
    rule(re`#${NAME}`, 'nf'),
    rule(re`@${NAME}`, 'k', 'atRule'),
    rule(re`${NAME}`, 'nt'),
    rule(/[~^*!%&[\]()<>|+=@:;,./?-]/u, 'o'),
    rule(re`${quoted('"')}`, 's1'),
    rule(re`${quoted("'")}`, 's2'),
  ],
  basics: [rule(/\s+/u, ''), upTo('/*', '*/', rule(/\/\*.*?\*\//su, 'c'))],
  value: [
    mixin('basics'),
    upToOnLine('url(', ')', rule(/url\(.*?\)/u, 'sx')),
    rule(/#[0-9a-f]{1,6}/iu, 'm'),
    rule(re`-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:%|(?:${UNITS})\b)?`, 'm'),
    rule(/[[\]():/.,]/u, 'p'),
    rule(re`${quoted('"')}`, 's1'),
    rule(re`${quoted("'")}`, 's2'),
    on(re`${NAME}`, (scan, [word]) =>
      scan.token(CSS_COLORS.has(word) ? 'no' : CSS_VALUES.has(word) ? 'nb' : 'n', word),
    ),
  ],
  atRule: [
    rule(re`\{(?=\s*${NAME}\s*:)`, 'p', 'atStanza'),
    rule(/\{/u, 'p', 'atBody'),
    rule(/;/u, 'p', pop),
    mixin('value'),
  ],
  atBody: [mixin('atEnd'), mixin('root')],
  atStanza: [mixin('atEnd'), mixin('stanza')],
  atEnd: [rule(/\}/u, 'p', popTimes(2))],
  stanza: [
    mixin('basics'),
    rule(/\}/u, 'p', pop),
    on(re`(${NAME})(\s*)(:)`, (scan, match) => {
      const name = match[1] ?? '';
      scan.groups(match, [CSS_PROPERTIES.has(name) || VENDOR.test(name) ? 'nl' : 'py', '', 'p']);
      scan.push('declaration');
    }),
  ],
  declaration: [
    rule(/;/u, 'p', pop),
    when(/(?=\})/u, pop),
    rule(/!\s*important\b/u, 'cp'),
    rule(/^@.*?$/u, 'cp'),
    mixin('value'),
  ],
}));
