import { re, wordSet } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { groups, mixin, on, otherwise, pop, rule, to, upTo, upToOnLine, when } from '../rules.ts';
import type { Scan } from '../rules.ts';

const KEYWORDS = wordSet(`
  for by while until loop break continue return switch when then if else do yield throw try catch finally await new
  delete typeof instanceof super extends this class import export debugger`);
const CONSTANTS = wordSet(`
  true false yes no on off null NaN Infinity undefined`);
const BUILTINS = wordSet(`
  Array Boolean Date Error Function Math netscape Number Object Packages RegExp String sun decodeURI
  decodeURIComponent encodeURI encodeURIComponent eval isFinite isNaN parseFloat parseInt document window`);

const NAME = '[$a-zA-Z_][a-zA-Z0-9_]*';

function word(scan: Scan, [text]: RegExpExecArray): void {
  scan.token(KEYWORDS.has(text) ? 'k' : CONSTANTS.has(text) ? 'no' : BUILTINS.has(text) ? 'nb' : 'nx', text);
  scan.push('slashStartsRegex');
}

/** CoffeeScript as Rouge's `coffeescript` takes it apart. */
export const coffeescript = defineStates(() => ({
  comments: [upTo('###', '###', rule(/###[^#].*?###/su, 'cm')), rule(/#.*$/u, 'c1')],
  whitespace: [rule(/\s+/u, '')],
  regexComment: [rule(/^#(?!\{).*$/u, 'c1'), groups(/(\s+)(#(?!\{).*)$/u, ['', 'c1'])],
  multilineRegexBegin: [rule(/\/\/\//u, 'sr', to('multilineRegex'))],
  multilineRegexEnd: [rule(/\/\/\/(?:[gimy]+\b|\B)/u, 'sr', pop)],
  multilineRegex: [
    mixin('multilineRegexEnd'),
    mixin('regexComment'),
    mixin('hasInterpolation'),
    mixin('comments'),
    mixin('whitespace'),
    mixin('codeEscape'),
    rule(/\\\D/u, 'se'),
    rule(/\\\d+/u, 'nv'),
    rule(/./su, 'sr'),
  ],
  slashStartsRegex: [
    mixin('comments'),
    mixin('whitespace'),
    mixin('multilineRegexBegin'),
    upToOnLine('/', '/', rule(/\/(?:\\.|[^[/\\\n]|\[(?:\\.|[^\]\\\n])*\])+\/(?:[gimy]+\b|\B)/u, 'sr', pop)),
    otherwise(pop),
  ],
  root: [
    when(/^(?=\s|\/|<!--)/u, 'slashStartsRegex'),
    mixin('comments'),
    mixin('whitespace'),
    rule(
      /[+][+]|--|~|&&|and\b|or\b|is\b|isnt\b|not\b|in\b|of\b|[?]|:|=|[|][|]|\\(?=\n)|(?:<<|>>>?|==?|!=?|[-<>+*\x60%&|^/])=?/u,
      'o',
      'slashStartsRegex',
    ),
    rule(/[-=]>/u, 'nf'),
    groups(re`(@)([ \t]*)(${NAME})`, ['vi', '', 'na'], 'slashStartsRegex'),
    groups(re`([.])([ \t]*)(${NAME})`, ['p', '', 'na'], 'slashStartsRegex'),
    rule(re`${NAME}(?=\s*:)`, 'na', 'slashStartsRegex'),
    on(re`${NAME}`, word),
    rule(/[{([;,]/u, 'p', 'slashStartsRegex'),
    rule(/[})\].]/u, 'p'),
    rule(/\d+[.]\d+(?:[eE]\d+)?[fd]?/u, 'mf'),
    rule(/0x[0-9a-fA-F]+/u, 'mh'),
    rule(/\d+/u, 'mi'),
    rule(/"""/u, 's', 'tdqs'),
    rule(/'''/u, 's', 'tsqs'),
    rule(/"/u, 's', 'dqs'),
    rule(/'/u, 's', 'sqs'),
  ],
  codeEscape: [rule(/\\(?:c[A-Z]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|u\{[0-9a-fA-F]{4}\})/u, 'se')],
  strings: [rule(/[^#\\'"]+/u, 's'), mixin('codeEscape'), rule(/\\./u, 'se'), rule(/#/u, 's')],
  doubleStrings: [rule(/'/u, 's'), mixin('hasInterpolation'), mixin('strings')],
  singleStrings: [rule(/"/u, 's'), mixin('strings')],
  interpolation: [rule(/\}/u, 'si', pop), mixin('root')],
  hasInterpolation: [rule(/#\{/u, 'si', 'interpolation')],
  dqs: [rule(/"/u, 's', pop), mixin('doubleStrings')],
  tdqs: [rule(/"""/u, 's', pop), rule(/"/u, 's'), mixin('doubleStrings')],
  sqs: [rule(/'/u, 's', pop), mixin('singleStrings')],
  tsqs: [rule(/'''/u, 's', pop), rule(/'/u, 's'), mixin('singleStrings')],
}));
