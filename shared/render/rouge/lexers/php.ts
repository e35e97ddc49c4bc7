import { re, rei, wordSet } from '../pattern.ts';
import { defineLexer } from '../regex-lexer.ts';
import { again, groups, mixin, onMemory, otherwise, pop, push, resetStack, rule, to, upTo } from '../rules.ts';
import type { MemoryScan, PlainStates, Rule, States } from '../rules.ts';
import type { FindLexer, Lexer, LexerOptions } from '../token.ts';
import { html } from './html.ts';
import { PHP_FUNCTIONS } from './php-functions.ts';

const KEYWORDS = wordSet(`
  old_function cfunction __class__ __dir__ __file__ __function__ __halt_compiler __line__ __method__ __namespace__
  __trait__ abstract and array as break case catch clone continue declare default die do echo else elseif empty enddeclare
  endfor endforeach endif endswitch endwhile eval exit extends final finally fn for foreach global goto if implements
  include include_once instanceof insteadof isset list match new or parent print private protected public readonly require
  require_once return self static switch throw try unset var while xor yield`);

const NAME = String.raw`[\p{L}_][\p{L}\p{N}_]*`;
const NAMESPACE = String.raw`(?:${NAME}\\)+`;
const QUALIFIED = String.raw`(?:${NAMESPACE})?${NAME}`;

/** The page around the code, and what the options say. */
interface Memory {
  readonly parent: Lexer;
  readonly startsInCode: boolean | undefined;
  readonly functions: ReadonlySet<string>;
}

const STARTERS: Readonly<Record<string, string>> = {
  const: 'const',
  catch: 'catch',
  public: 'visibility',
  protected: 'visibility',
  private: 'visibility',
};

function word(scan: MemoryScan<Memory>, [text]: RegExpExecArray): void {
  const name = text.toLowerCase();
  const starter = Object.hasOwn(STARTERS, name) ? STARTERS[name] : undefined;
  if (name === 'use') {
    scan.push('use');
    scan.token('kn', text);
  } else if (starter !== undefined) {
    scan.push(starter);
    scan.token('k', text);
  } else if (KEYWORDS.has(name)) scan.token('k', text);
  else if (/^__.*__$/u.test(text)) scan.token('nb', text);
  else if (/^(?:E|PHP)(?:_\p{Uppercase}+)+$/u.test(text)) scan.token('kc', text);
  else if (/(?:\\|^)\p{Uppercase}[\p{Uppercase}\p{Nd}_]+$/u.test(text)) scan.token('no', text);
  else scan.token(/(?:\\|^)\p{Uppercase}[\p{Alphabetic}\p{Nd}]*$/u.test(text) ? 'nc' : 'n', text);
}

function called(scan: MemoryScan<Memory>, [text]: RegExpExecArray): void {
  const name = text.toLowerCase();
  scan.token(KEYWORDS.has(name) ? 'k' : scan.memory.functions.has(name) ? 'nb' : 'nf', text);
}

function toPage(scan: MemoryScan<Memory>, [text]: RegExpExecArray): void {
  scan.delegate(scan.memory.parent, text);
}

function toPageAndBack(scan: MemoryScan<Memory>, match: RegExpExecArray): void {
  toPage(scan, match);
  scan.pop();
}

const OUTER: States<Memory> = {
  root: [rule(/<\?(?:php|=)?/iu, 'cp', 'php'), onMemory(/.*?(?=<\?)|.*/su, toPage)],
  start: [
    onMemory(/\s*(?=<)/u, toPageAndBack),
    onMemory(/[^$]+(?=<\?(?:php|=))/iu, toPageAndBack),
    otherwise(to('php')),
  ],
  escape: [rule(/\?>/u, 'cp', resetStack)],
  return: [otherwise(pop)],
};

const VALUES: readonly Rule<Memory>[] = [
  upTo('<<<', '\n', rule(rei`<<<(["']?)(${NAME})\1\n[^]*?\n\s*\2;?`, 'sh'), 'end'),
  rule(/(?:\d[_\d]*)?\.(?:\d[_\d]*)?(?:e[+-]?\d[_\d]*)?/iu, 'mf'),
  rule(/0[0-7][0-7_]*/u, 'mo'),
  rule(/0b[01][01_]*/iu, 'mb'),
  rule(/0x[a-f0-9][a-f0-9_]*/iu, 'mh'),
  rule(/\d[_\d]*/u, 'mi'),
  upTo("'", "'", rule(/'[^'\\]*(?:\\.[^'\\]*)*'/u, 's1'), 'end'),
  upTo('\x60', '\x60', rule(/\x60[^\x60\\]*(?:\\.[^\x60\\]*)*\x60/u, 'sb'), 'end'),
  rule(/"/u, 's2', 'string'),
  rule(/(?:function|fn)\b/iu, 'k', push('functionReturn', 'functionParameters', 'functionName')),
  rule(/(?:true|false|null)\b/iu, 'kc'),
  rule(/new\b/iu, 'k', 'new'),
];

const CODE: States<Memory> = {
  php: [
    mixin('escape'),
    mixin('space'),
    mixin('variables'),
    mixin('values'),
    groups(rei`(namespace)(\s+)(${QUALIFIED})`, ['kn', '', 'nn']),
    groups(rei`(class|interface|trait|extends|implements)(\s+)(${QUALIFIED})`, ['kd', '', 'nc']),
    mixin('names'),
    rule(/[;,(){}[\]]/u, 'p'),
    mixin('operators'),
    rule(/[=?]/u, 'o'),
  ],
  names: [onMemory(re`${QUALIFIED}(?=\s*\()`, called), onMemory(re`${QUALIFIED}`, word)],
  operators: [rule(/[~!%^&*+|:.<>/@-]+/u, 'o')],
  variables: [rule(re`\$\{\${1,50}${NAME}\}`, 'nv'), rule(re`\${1,50}${NAME}`, 'nv')],
  space: [
    rule(/\s+/u, ''),
    rule(/#.*?$/u, 'c1'),
    rule(/\/\/.*?$/u, 'c1'),
    upTo('/**', '*/', rule(/\/\*\*(?!\/).*?\*\//su, 'cd')),
    upTo('/*', '*/', rule(/\/\*.*?\*\//su, 'cm')),
  ],
  values: VALUES,
};

const STRINGS: PlainStates = {
  string: [
    rule(/"/u, 's2', pop),
    rule(/[^\\{$"]+/u, 's2'),
    rule(/\\u\{[0-9a-fA-F]+\}/u, 'se'),
    rule(/\\(?:[efrntv"$\\]|[0-7]{1,3}|[xX][0-9a-fA-F]{1,2})/u, 'se'),
    rule(re`\$${NAME}(?:\[\S{1,400}\]|->${NAME})?`, 'nv'),
    rule(/\{\$\{/u, 'si', 'interpolationDouble'),
    rule(/\{(?=\$)/u, 'si', 'interpolation'),
    groups(/(\{)(\S{1,400})(\})/u, ['si', 'nv', 'si']),
    rule(/[${\\]+/u, 's2'),
  ],
  interpolationDouble: [rule(/\}\}/u, 'si', pop), mixin('php')],
  interpolation: [rule(/\}/u, 'si', pop), mixin('php')],
};

const SPACE_OR_RETURN = [mixin('escape'), mixin('space'), mixin('return')];
const TYPE = rule(re`\??${NAME}`, 'kt', 'assign');

const FUNCTIONS: PlainStates = {
  assign: [
    rule(/,/u, 'p', pop),
    rule(/[[\]]/u, 'p'),
    rule(/\(/u, 'p', 'assignCall'),
    ...['escape', 'space', 'values', 'variables', 'names', 'operators', 'return'].map(mixin),
  ],
  assignCall: [rule(/\)/u, 'p', pop), rule(/,/u, 'p'), mixin('assign')],
  functionBody: [rule(/\{/u, 'p', again), rule(/\}/u, 'p', pop), mixin('php')],
  functionName: [rule(/&/u, 'o'), rule(re`${NAME}`, 'n'), rule(/\(/u, 'p', pop), ...SPACE_OR_RETURN],
  functionParameters: [
    rule(/\)/u, 'p', pop),
    rule(/,/u, 'p'),
    rule(/[.]{3}/u, 'p'),
    rule(/[=]/u, 'o', 'assign'),
    rule(/(?:public|protected|private|readonly)\b/iu, 'k'),
    TYPE,
    ...['escape', 'space', 'variables', 'return'].map(mixin),
  ],
  functionReturn: [
    rule(/:/u, 'p'),
    rule(/use\b/iu, 'k', 'functionUse'),
    TYPE,
    rule(/\{/u, 'p', to('functionBody')),
    ...SPACE_OR_RETURN,
  ],
  functionUse: [
    rule(/[,(]/u, 'p'),
    rule(/&/u, 'o'),
    rule(/\)/u, 'p', pop),
    ...['escape', 'space', 'variables', 'return'].map(mixin),
  ],
};

const STATEMENTS: PlainStates = {
  catch: [rule(/\(/u, 'p'), rule(/\|/u, 'o'), rule(re`${NAME}`, 'nc'), ...SPACE_OR_RETURN],
  const: [rule(re`${NAME}`, 'no'), rule(/[=]/u, 'o', 'assign'), ...SPACE_OR_RETURN],
  new: [rule(/class\b/iu, 'kd', to('newClass')), rule(re`${QUALIFIED}`, 'nc', pop), ...SPACE_OR_RETURN],
  newClass: [rule(/\}/u, 'p', pop), rule(/\{/u, 'p'), mixin('php')],
  use: [
    rule(/[,}]/u, 'p'),
    rule(/(?:function|const)\b/iu, 'k'),
    groups(re`(${NAMESPACE})(\{)`, ['nn', 'p']),
    rule(re`${QUALIFIED}(?:_${NAME})+`, 'nf'),
    ...['escape', 'space', 'names', 'return'].map(mixin),
  ],
  visibility: [
    rule(/(?:readonly|static)\b/iu, 'k'),
    rule(/(?=(?:abstract|const|function)\b)/iu, 'k', pop),
    rule(re`\??${NAME}`, 'kt', pop),
    ...SPACE_OR_RETURN,
  ],
};

const makePhp = defineLexer<Memory, readonly [Memory]>({
  memory: memory => memory,
  start: scan => {
    scan.memory.parent.reset();
    if (scan.memory.startsInCode !== false) scan.push(scan.memory.startsInCode ? 'php' : 'start');
  },
  states: () => ({ ...OUTER, ...CODE, ...STRINGS, ...FUNCTIONS, ...STATEMENTS }),
});

function isTrue(option: string | undefined): boolean | undefined {
  return option === undefined ? undefined : !['0', 'false', 'off'].includes(option);
}

/** PHP as Rouge's `php`, with its options `start_inline`, `funcnamehighlighting` and `parent`. */
export function php(options: LexerOptions, find: FindLexer): Lexer {
  const parent = options.get('parent');
  return makePhp({
    parent: (parent === undefined ? undefined : find(parent)) ?? html(),
    startsInCode: isTrue(options.get('start_inline')),
    functions: isTrue(options.get('funcnamehighlighting')) === false ? new Set() : PHP_FUNCTIONS,
  });
}
