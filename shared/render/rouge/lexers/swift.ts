import { re, rei, WORD, wordSet } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { again, groups, mixin, on, otherwise, pop, rule, upTo } from '../rules.ts';
import type { PlainStates } from '../rules.ts';

const KEYWORDS = wordSet(`
  await break case continue default do else fallthrough if in for return switch where while try catch throw guard defer
  repeat as dynamicType is new super self Self Type __COLUMN__ __FILE__ __FUNCTION__ __LINE__
  associativity async didSet get infix inout isolated mutating none nonmutating operator override postfix precedence
  prefix set unowned weak willSet throws rethrows precedencegroup
  #available #colorLiteral #column #else #elseif #endif #error #file #fileLiteral #function #if #imageLiteral #line
  #selector #sourceLocation #warning`);

const DECLARATIONS = wordSet(`
  actor class deinit enum convenience extension final func import init internal lazy let nonisolated optional private
  protocol public required static struct subscript typealias var dynamic indirect associatedtype open fileprivate some`);

const CONSTANTS = wordSet('true false nil');

const ASTRAL = String.raw`\u{10000}-\u{10FFFF}`;
const NAME = String.raw`(?:_|(?!\p{Mc})\p{Alphabetic}|[${ASTRAL}])[\p{Alphabetic}\p{Nd}_${ASTRAL}]*`;
const UPPER = /^\p{Uppercase}/u;

const SPACE: PlainStates = {
  lineStart: [rule(/#.*/u, 'cp'), mixin('inlineSpace'), otherwise(pop)],
  inlineSpace: [rule(/\s+/u, ''), mixin('comments')],
  space: [rule(/\n+/u, '', 'lineStart'), rule(/\/\/.*?$/u, 'c1', 'lineStart'), mixin('inlineSpace')],
  comments: [rule(/\/\*/u, 'cm', 'comment')],
  comment: [mixin('comments'), rule(/\*\//u, 'cm', pop), rule(/[^*/]+/u, 'cm'), rule(/./u, 'cm')],
};

const LITERALS: PlainStates = {
  literals: [
    rule(/@?"/u, 's', 'string'),
    rule(/'(?:\\.|.)'/u, 'sc'),
    rule(rei`(?:\d+(?:_\d+)*\*|(?:\d(?:_?\d)*)?\.\d+(?:_\d)*)(?:e[+\-]?\d+(?:_\d)*)?`, 'mf'),
    rule(/\d+e[+-]?[0-9]+/iu, 'mf'),
    rule(/0o?[0-7]+(?:_[0-7]+)*/u, 'mo'),
    rule(/0x[0-9A-Fa-f]+(?:_[0-9A-Fa-f]+)*(?:(?:\.[0-9A-F]+(?:_[0-9A-F]+)*)?p[+-]?\d+)?/u, 'mh'),
    rule(/0b[01]+(?:_[01]+)*/u, 'mb'),
    rule(/\d+(?:_\d+)*/u, 'mi'),
  ],
  string: [
    rule(/\\[\\0tnr'"]/u, 'se'),
    rule(/\\\(/u, 'se', 'interpolation'),
    rule(/\\u\{[0-9a-fA-F]{1,8}\}/u, 'se'),
    rule(/[^\\"]+/u, 's'),
    rule(/"""/u, 's', pop),
    rule(/"/u, 's', pop),
  ],
  interpolation: [rule(/\(/u, 'p', 'parentheses'), rule(/\)/u, 'se', pop), mixin('root')],
  parentheses: [rule(/\(/u, 'p', again), rule(/\)/u, 'p', pop), mixin('root')],
};

const DECLARED: PlainStates = {
  declared: [
    rule(re`@${NAME}`, 'kd'),
    on(/(private|internal)(\([ ]*)(\w+)([ ]*\))/u, (scan, match) => {
      if (match[3] === 'set') scan.token('kd', match[0]);
      else scan.groups(match, ['kd', 'kd', 'err', 'kd']);
    }),
    on(/(unowned\([ ]*)(\w+)([ ]*\))/u, (scan, match) => {
      if (match[2] === 'safe' || match[2] === 'unsafe') scan.token('kd', match[0]);
      else scan.groups(match, ['kd', 'err', 'kd']);
    }),
    upTo('#available(', ')', rule(/#available\([^)]+\)/u, 'kd')),
    groups(/(#(?:selector|keyPath)\()([^)]{1,200}?(?:\(.{0,200}?\))?)(\))/u, ['kd', 'nf', 'kd']),
    rule(/#(?:line|file|column|function|dsohandle)/u, 'kd'),
    groups(re`(let|var)\b(\s*)(${NAME})`, ['k', '', 'nv']),
    groups(/(let|var)\b(\s*)(\()/u, ['k', '', 'p'], 'tuple'),
  ],
  tuple: [
    rule(re`${NAME}`, 'nv'),
    groups(re`(\x60)(${NAME})(\x60)`, ['p', 'nv', 'p']),
    rule(/,/u, 'p'),
    rule(/\(/u, 'p', again),
    rule(/\)/u, 'p', pop),
    mixin('inlineSpace'),
  ],
};

/** Swift as Rouge's `swift` takes it apart. */
export const swift = defineStates(
  () => ({
    root: [
      mixin('space'),
      rule(/\$(?:(?:[1-9]\d*)?\d)/u, 'nv'),
      rule(/[()[\]{}:;,?\\]/u, 'p'),
      rule(/[-/=+*%<>!&|^.~]+/u, 'o'),
      mixin('literals'),
      mixin('declared'),
      on(
        re`(?!(?:if|while|for|private|internal|unowned|switch|case)\b)(?=[${WORD}])${NAME}(?=[?!]?\s*\()`,
        (scan, [name]) => scan.token(UPPER.test(name) ? 'kt' : 'nf', name),
      ),
      rule(/as[?!]?(?=\s)/u, 'k'),
      rule(/try!?(?=\s)/u, 'k'),
      groups(re`(#?(?!default)(?!\p{Uppercase})${NAME})(\s*)(:)`, ['nv', '', 'p']),
      on(re`${NAME}`, (scan, [name]) => {
        if (KEYWORDS.has(name)) scan.token('k', name);
        else if (DECLARATIONS.has(name)) scan.token('kd', name);
        else if (CONSTANTS.has(name)) scan.token('kc', name);
        else scan.token(UPPER.test(name) ? 'kt' : 'n', name);
      }),
      groups(re`(\x60)(${NAME})(\x60)`, ['p', 'nv', 'p']),
    ],
    ...SPACE,
    ...LITERALS,
    ...DECLARED,
  }),
  run => run.push('lineStart'),
);
