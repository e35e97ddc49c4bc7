import { anyOf, re } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { groups, pop, rule, upTo, upToOnLine } from '../rules.ts';
import type { PlainStates } from '../rules.ts';

const KEYWORDS = anyOf(`
  abstract annotation as break by catch class companion const constructor continue crossinline do dynamic else enum
  external false final finally for fun get if import in infix inline inner interface internal is lateinit noinline null
  object open operator out override package private protected public reified return sealed set super suspend tailrec this
  throw true try typealias typeof val var vararg when where while yield`);

const REST = String.raw`[\-_\p{Lu}\p{Ll}\p{Lt}\p{Lm}\p{Nl}\p{Nd}\p{Pc}\p{Cf}\p{Mn}\p{Mc}]*`;
const CLASS = String.raw`\x60?[\p{Lu}]${REST}\x60?`;
const NAME = String.raw`\x60?[_\p{Lu}\p{Ll}\p{Lt}\p{Lm}\p{Nl}]${REST}\x60?`;

const DIGITS = '(?:[0-9][0-9_]*[0-9]|[0-9])';
const EXPONENT = String.raw`[eE][+\-]?${DIGITS}`;
const DOUBLE = String.raw`(?:(?:${DIGITS})?\.${DIGITS}(?:${EXPONENT})?|${DIGITS}${EXPONENT})`;

/** A string up to its quote or the end of its line; where the text ends first, up to the last escaped quote. */
const STRING_TEXT = String.raw`(?:\\[^\n]|[^"\\\n]|\\(?=\n))*`;

const DECLARATIONS: PlainStates = {
  package: [rule(/\S+/u, 'nn', pop)],
  class: [rule(re`${CLASS}`, 'nc', pop)],
  function: [
    rule(/</u, 'p', 'generics'),
    rule(/\s+/u, ''),
    groups(re`(${CLASS})(\.)`, ['nc', 'p']),
    rule(re`${NAME}`, 'nf', pop),
  ],
  generics: [
    rule(re`${CLASS}`, 'nc'),
    rule(/</u, 'p', 'generics'),
    rule(/reified|out|in/u, 'k'),
    rule(/[,:.?]/u, 'p'),
    rule(/\s+/u, ''),
    rule(/>/u, 'p', pop),
  ],
  property: [rule(/</u, 'p', 'generics'), rule(/\s+/u, ''), rule(re`${NAME}`, 'py', pop)],
  destructured: [rule(/,/u, 'p'), rule(/\)/u, 'p', pop), rule(/\s+/u, ''), rule(re`${NAME}`, 'py')],
};

/** Kotlin as Rouge's `kotlin` takes it apart. */
export const kotlin = defineStates(() => ({
  root: [
    groups(/(companion)(\s+)(object)\b/u, ['k', '', 'k']),
    groups(/(class|data\s+class|interface|object)(\s+)/u, ['kd', ''], 'class'),
    groups(/(fun)(\s+)/u, ['k', ''], 'function'),
    groups(/(package|import)(\s+)/u, ['k', ''], 'package'),
    groups(/(val|var)(\s+)(\()/u, ['kd', '', 'p'], 'destructured'),
    groups(/(val|var)(\s+)/u, ['kd', ''], 'property'),
    groups(re`(return|continue|break|this|super)(@${NAME})?\b`, ['k', 'nd']),
    rule(/fun\b/u, 'k'),
    rule(re`(?:${KEYWORDS})\b`, 'k'),
    rule(/^\s{0,200}\[.*?\]/u, 'na'),
    rule(/[\t\v\f\r ]+/u, ''),
    rule(/\\\n/u, ''),
    rule(/\/\/.*?$/u, 'c1'),
    upToOnLine('/*', '*/', rule(/\/\*.*\*\//u, 'cm')),
    rule(/\/\*.*/u, 'cm', 'comment'),
    rule(/\n/u, ''),
    groups(/(::)(class)/u, ['o', 'k']),
    rule(/::|!!|\?[:.]/u, 'o'),
    rule(/\.\./u, 'o'),
    rule(re`${DOUBLE}[fF]?|${DIGITS}[fF]`, 'mf'),
    rule(/0[bB](?:[01][01_]*[01]|[01])[uU]?L?/u, 'mb'),
    rule(/0[xX](?:[0-9a-fA-F][0-9a-fA-F_]*[0-9a-fA-F]|[0-9a-fA-F])[uU]?L?/u, 'mh'),
    rule(/(?:[1-9][0-9_]*[0-9]|[0-9])[uU]?L?/u, 'mi'),
    rule(/[~!%^&*()+=|[\]:;,.<>/?-]/u, 'p'),
    rule(/[{}]/u, 'p'),
    rule(/@"(?:""|[^"])*"/u, 's'),
    upTo('"""', '"""', rule(/""".*?"""/su, 's')),
    rule(re`"(?:${STRING_TEXT}["\n]|${STRING_TEXT}\\")`, 's'),
    rule(/'\\.'|'[^\\]'/u, 'sc'),
    rule(re`@${CLASS}`, 'nd'),
    groups(re`(${CLASS})(<)`, ['nc', 'p'], 'generics'),
    rule(re`${CLASS}`, 'nc'),
    rule(re`${NAME}(?=\s*[(\{])`, 'nf'),
    rule(re`(${NAME})@`, 'nd'),
    rule(re`${NAME}`, 'n'),
  ],
  comment: [rule(/\/\*/u, 'cm', 'comment'), rule(/\*\//u, 'cm', pop), rule(/[^/*]+/u, 'cm'), rule(/[/*]/u, 'cm')],
  ...DECLARATIONS,
}));
