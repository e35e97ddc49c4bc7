import { anyOf, quote, quoted, re } from '../pattern.ts';
import { defineLexer } from '../regex-lexer.ts';
import { again, groups, mixin, onMemory, otherwise, pop, push, rule, to, upTo, when } from '../rules.ts';
import type { MemoryScan, Mixin, PlainRule, Rule, States } from '../rules.ts';
import type { TokenClass } from '../token.ts';

const KEYWORDS = anyOf(String.raw`
  BEGIN END alias begin break case defined\? do else elsif end ensure for if in next redo rescue raise retry return super
  then undef unless until when while yield`);

const PSEUDO_KEYWORDS = anyOf(`
  loop include extend raise alias_method attr catch throw private module_function public protected true false nil __FILE__
  __LINE__`);

const BUILTINS = anyOf(String.raw`
  attr_reader attr_writer attr_accessor
  __id__ __send__ abort ancestors at_exit autoload binding callcc caller catch chomp chop class_eval class_variables clone
  const_defined\? const_get const_missing const_set constants display dup eval exec exit extend fail fork format freeze
  getc gets global_variables gsub hash id included_modules inspect instance_eval instance_method instance_methods
  instance_variable_get instance_variable_set instance_variables lambda load local_variables loop method method_missing
  methods module_eval name object_id open p print printf private_class_method private_instance_methods private_methods
  proc protected_instance_methods protected_methods public_class_method public_instance_methods public_methods putc puts
  raise rand readline readlines require require_relative scan select self send set_trace_func singleton_methods sleep
  split sprintf srand sub syscall system taint test throw to_a to_s trace_var trap untaint untrace_var warn`);

const QUERIES = anyOf(`
  autoload block_given const_defined eql equal frozen include instance_of is_a iterator kind_of method_defined nil
  private_method_defined protected_method_defined public_method_defined respond_to tainted`);

const BANGS = anyOf('chomp chop exit gsub sub');

const DECIMAL = String.raw`\d+(?:_\d+)*`;
const EXPONENT = String.raw`[eE][+\-]?\d+`;
const ESCAPE = String.raw`[\\abefnrstv#"']|x[a-fA-F0-9]{1,2}|[0-7]{1,3}`;

/** The here-documents that the line has opened: their end words, and whether those may be indented. */
export interface RubyMemory {
  heredocs: { readonly indented: boolean; readonly word: string }[];
}

function openHeredoc(run: MemoryScan<RubyMemory>, match: RegExpExecArray): void {
  const [, operator = '', open = '', word = '', close = ''] = match;
  run.token('o', operator);
  run.token('no', open + word + close);
  run.memory.heredocs.push({ indented: operator !== '<<', word });
  if (!run.isIn('heredocQueue')) run.push('heredocQueue');
}

function testHeredoc(run: MemoryScan<RubyMemory>, match: RegExpExecArray): void {
  const first = run.memory.heredocs[0];
  const line = first?.indented ? match[0].trim() : match[0].trimEnd();
  if (line === first?.word) {
    run.memory.heredocs.shift();
    if (run.memory.heredocs.length === 0) run.pop();
    run.token('no', match[0]);
  } else {
    run.token('sh', match[0]);
  }
  run.pop();
}

const CLOSERS: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')', '<': '>' };

/** The rules inside `%w[…]` and its kin: asymmetric delimiters nest. */
function sigilRules(
  open: string,
  close: string,
  type: TokenClass,
  interpolates: boolean,
): readonly (Mixin | PlainRule)[] {
  const ends = open === '#' ? '' : `${quote(open)}${quote(close)}`;
  return [
    rule(re`\\[#${ends}\\]`, 'se'),
    ...(open === close ? [] : [rule(re`${quote(open)}`, type, again)]),
    rule(re`${quote(close)}`, type, pop),
    ...(interpolates ? [mixin('escapedOrInterpolated'), rule(/#/u, type)] : [rule(/[\\#]/u, type)]),
    rule(re`[^#${ends}\\]+`, type),
  ];
}

export function openSigil(run: MemoryScan<RubyMemory>, match: RegExpExecArray): void {
  const [whole, kind = '', open = ''] = match;
  const type = kind === 'r' ? 'sr' : 'sx';
  if (kind === 'r') run.push('regexFlags');
  run.token(type, whole);
  const interpolates = /[rQWxI]/u.test(kind);
  const close = CLOSERS[open] ?? open;
  run.pushMade(`sigil ${type} ${interpolates} ${open}`, () => sigilRules(open, close, type, interpolates));
}

function quotedState(type: TokenClass, end: string): readonly Rule<RubyMemory>[] {
  return [
    mixin('escapedOrInterpolated'),
    rule(re`[^\\${end}#]+`, type),
    rule(/[\\#]/u, type),
    rule(re`${end}`, type, pop),
  ];
}

const STRINGS: States<RubyMemory> = {
  symbols: [
    rule(/:@{0,2}[a-z_]\w*[!?]?/iu, 'ss'),
    rule(/:(?:\*\*|[-+]@|[/%&|^`~]|\[\]=?|<<|>>|<=?>|<=?|===?)/u, 'ss'),
    rule(re`:${quoted("'")}`, 'ss'),
    rule(/:"/u, 'ss', 'symbol'),
  ],
  sigils: [onMemory(/%([rqswQWxiI])?([^\w\s])/u, openSigil)],
  strings: [
    mixin('symbols'),
    rule(/[a-z_]\w*?[?!]?:\s+/u, 'ss', 'expression'),
    rule(re`${quoted("'")}`, 's1'),
    rule(/"/u, 's2', 'string'),
    rule(/`/u, 'sb', 'backtick'),
  ],
  string: quotedState('s2', '"'),
  symbol: quotedState('ss', '"'),
  backtick: quotedState('sb', '`'),
  regexFlags: [rule(/[mixounse]*/u, 'sr', pop)],
  slashRegex: [
    mixin('interpolated'),
    rule(/\\\\/u, 'sr'),
    rule(/\\\//u, 'sr'),
    rule(/[\\#]/u, 'sr'),
    rule(/[^\\/#]+/u, 'sr'),
    rule(/\//u, 'sr', to('regexFlags')),
  ],
  interpolation: [rule(/\}/u, 'si', pop), mixin('root')],
  interpolated: [rule(/#\{/u, 'si', 'interpolation'), rule(/#(?:@@?|\$)[a-z_]\w*/iu, 'si')],
  escapedOrInterpolated: [mixin('interpolated'), rule(re`\\(?:${ESCAPE})`, 'se'), rule(/\\./u, 'se')],
};

const HEREDOCS: States<RubyMemory> = {
  heredocs: [
    onMemory(/(<<[-~]?)(["`']?)([a-zA-Z_]\w*)(\2)/u, openHeredoc),
    onMemory(/(<<[-~]?)(["'])()(\2)/u, openHeredoc),
  ],
  heredocQueue: [when(/(?=\n)/u, to('heredocText')), mixin('root')],
  heredocText: [
    mixin('escapedOrInterpolated'),
    rule(/\n/u, 'sh', 'heredocEnd'),
    rule(/[#\\\n]/u, 'sh'),
    rule(/[^#\\\n]+/u, 'sh'),
  ],
  heredocEnd: [onMemory(/[^#\\\n]*$/u, testHeredoc), otherwise(pop)],
};

const NUMBERS_AND_VARIABLES: readonly Rule<RubyMemory>[] = [
  rule(/0_?[0-7]+(?:_[0-7]+)*/u, 'mo'),
  rule(/0x[0-9A-Fa-f]+(?:_[0-9A-Fa-f]+)*/u, 'mh'),
  rule(/0b[01]+(?:_[01]+)*/u, 'mb'),
  rule(re`${DECIMAL}(?:\.${DECIMAL}(?:${EXPONENT})?|${EXPONENT})`, 'mf'),
  rule(re`${DECIMAL}`, 'mi'),
  rule(/@@[a-z_]\w*/iu, 'vc'),
  rule(/@[a-z_]\w*/iu, 'vi'),
  rule(/\$\w+/u, 'vg'),
  rule(/\$[!@&`'+~=/\\,;.<>_*$?:"]/u, 'vg'),
  rule(/\$-[0adFiIlpvw]/u, 'vg'),
  rule(/::/u, 'o'),
];

const WORDS: readonly Rule<RubyMemory>[] = [
  rule(re`(?:${KEYWORDS})(?=\W|$)`, 'k', 'expression'),
  rule(re`(?:${PSEUDO_KEYWORDS})\b`, 'kp', 'expression'),
  groups(/(module)(\s+)([a-zA-Z_][a-zA-Z0-9_]*(?:::[a-zA-Z_][a-zA-Z0-9_]*)*)/u, ['k', '', 'nn']),
  groups(/(def\b)(\s*)/u, ['k', ''], 'methodName'),
  groups(/(class\b)(\s*)/u, ['k', ''], 'className'),
  rule(re`(?:${QUERIES})[?]`, 'nb', 'expression'),
  rule(re`(?:${BANGS})!`, 'nb', 'expression'),
  rule(re`(?:${BUILTINS})\b`, 'nb', 'call'),
];

const NAMES_AND_OPERATORS: readonly Rule<RubyMemory>[] = [
  rule(/\.{2,3}/u, 'o', 'expression'),
  rule(/[A-Z][a-zA-Z0-9_]*/u, 'no', 'call'),
  groups(/(\.|::)(\s*)([a-z_]\w*[!?]?|[*%&^`~+-/[<>=])/u, ['p', '', 'nf'], 'call'),
  rule(/[a-zA-Z_]\w*[?!]/u, 'n', 'expression'),
  rule(/[a-zA-Z_]\w*/u, 'n', 'call'),
  rule(/\*\*|<<?|>>?|>=|<=|<=>|=~|={3}|!~|&&?|\|\||\./u, 'o', 'expression'),
  rule(/[-+/*%=<>&!^|~]=?/u, 'o', 'expression'),
  rule(/\?/u, 'p', push('ternary', 'expression')),
  rule(/[[({,:\\;/]/u, 'p', 'expression'),
  rule(/[\])}]/u, 'p'),
];

const SPACE: States<RubyMemory> = {
  space: [
    mixin('inlineSpace'),
    rule(/\n\s*/u, '', 'expression'),
    rule(/#.*$/u, 'c1'),
    upTo('=begin', '\n=end', rule(/=begin\b.*?\n=end\b/su, 'cm'), 'end'),
  ],
  inlineSpace: [rule(/[ \t\r]+/u, '')],
};

const METHOD_NAME = String.raw`[a-zA-Z_]\w*[!?]?|\*\*?|[\-+]@?|[/%&|^\x60~]|\[\]=?|<<?|>>?|<=>?|>=|===?`;

const DEFINITIONS: States<RubyMemory> = {
  methodName: [
    rule(/\s+/u, ''),
    rule(/\(/u, 'p', 'parameters'),
    groups(re`(?:([a-zA-Z_]\w*)(\.))?(${METHOD_NAME})`, ['nc', 'o', 'nf'], pop),
    otherwise(pop),
  ],
  className: [
    rule(/\s+/u, ''),
    rule(/\w+(?:::\w+)+/u, 'nc'),
    rule(/\(/u, 'p', push('parameters', 'expression')),
    rule(/<</u, 'o', to('expression')),
    rule(/[A-Z_]\w*/u, 'nc', pop),
    otherwise(pop),
  ],
  parameters: [
    groups(/(\))(\.|::)?/u, ['p', 'o'], pop),
    rule(/\(/u, 'p', push('parameters', 'expression')),
    mixin('root'),
  ],
};

const EXPRESSIONS: States<RubyMemory> = {
  ternary: [
    groups(/(:)(\s+)/u, ['p', ''], to('expression')),
    rule(/:(?![^#\n]*?[:\\])/u, 'p', to('expression')),
    mixin('root'),
  ],
  call: [rule(/[/%]/u, 'o', to('expression')), when(/(?=\n)/u, pop), otherwise(to('callSpaced'))],
  callSpaced: [
    mixin('space'),
    rule(/[%/]=/u, 'o', to('expression')),
    rule(/\/(?=\S|\s*\/)/u, 'sr', to('slashRegex')),
    mixin('sigils'),
    when(/(?=\s*\/)/u, pop),
    rule(/\s+/u, '', to('expression')),
    otherwise(pop),
  ],
  expression: [
    mixin('inlineSpace'),
    rule(/\//u, 'sr', to('slashRegex')),
    rule(re`[?](?:\\[MC]-)*(?:\\(?:${ESCAPE})|\S)(?!\w)`, 'sc', pop),
    groups(/(\s*)(%[rqswQWxiI]? \S* )/u, ['', 'sx'], pop),
    mixin('sigils'),
    otherwise(pop),
  ],
};

/** What stands at any place, in Ruby's order; for lexers that are built on it, with rules of their own. */
export function anywhere(
  numbersAndVariables: readonly Rule<RubyMemory>[],
  words: readonly Rule<RubyMemory>[],
  namesAndOperators: readonly Rule<RubyMemory>[],
): readonly Rule<RubyMemory>[] {
  return [
    mixin('space'),
    rule(/__END__/u, 'cp', 'end'),
    ...numbersAndVariables,
    mixin('strings'),
    ...words,
    mixin('heredocs'),
    ...namesAndOperators,
  ];
}

/** Ruby's states, for lexers that are built on it. */
export const RUBY = {
  memory: (): RubyMemory => ({ heredocs: [] }),
  start: (run: MemoryScan<RubyMemory>): void => {
    run.push('expression');
    run.memory.heredocs = [];
  },
  states: (): States<RubyMemory> => ({
    root: anywhere(NUMBERS_AND_VARIABLES, WORDS, NAMES_AND_OPERATORS),
    end: [rule(/.+/su, 'cp', pop)],
    ...SPACE,
    ...STRINGS,
    ...HEREDOCS,
    ...DEFINITIONS,
    ...EXPRESSIONS,
  }),
};

/** Ruby as Rouge's `ruby` takes it apart. */
export const ruby = defineLexer<RubyMemory>(RUBY);
