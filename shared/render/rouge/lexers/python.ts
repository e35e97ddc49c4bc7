import { re, rei, wordSet } from '../pattern.ts';
import { defineLexer } from '../regex-lexer.ts';
import { groups, onMemory, pop, rule, upTo, upToOnLine } from '../rules.ts';
import type { Rule, States } from '../rules.ts';

const KEYWORDS = wordSet(`
  assert break continue del elif else except exec finally for global if lambda pass print raise return try while yield as
  with from import async await nonlocal`);

const PSEUDO = wordSet('self None Ellipsis NotImplemented False True');

const BUILTINS = wordSet(`
  ArithmeticError AssertionError AttributeError BaseException BlockingIOError BrokenPipeError BufferError BytesWarning
  ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError DeprecationWarning
  EOFError EnvironmentError Exception FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit
  IOError ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError
  KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError NotImplemented
  NotImplementedError OSError OverflowError OverflowWarning PendingDeprecationWarning ProcessLookupError RecursionError
  ReferenceError ResourceWarning RuntimeError RuntimeWarning StandardError StopAsyncIteration StopIteration SyntaxError
  SyntaxWarning SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError
  UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError VMSError Warning
  WindowsError ZeroDivisionError
  __import__ abs all any apply ascii basestring bin bool buffer bytearray bytes callable chr classmethod cmp coerce compile
  complex delattr dict dir divmod enumerate eval execfile exit file filter float format frozenset getattr globals hasattr
  hash hex id input int intern isinstance issubclass iter len list locals long map max memoryview min next object oct open
  ord pow property range raw_input reduce reload repr reversed round set setattr slice sorted staticmethod str sum super
  tuple type unichr unicode vars xrange zip`);

const NAME = String.raw`[\p{Alphabetic}_][\p{Alphabetic}\p{Nd}_]*`;
const DOTTED = String.raw`[\p{Alphabetic}_.][\p{Alphabetic}\p{Nd}_.]*`;
const DIGITS = '[0-9](?:_?[0-9])*';
const EXPONENT = String.raw`e[+\-]?${DIGITS}`;

/** The open strings, innermost last: the letters before the quote, and the quote. */
interface Memory {
  readonly strings: { readonly kind: string; readonly quote: string }[];
}

const NUMBERS: readonly Rule<Memory>[] = [
  rule(rei`(?:(?:${DIGITS})?\.${DIGITS}|${DIGITS}\.)(?:${EXPONENT})?j?`, 'mf'),
  rule(rei`${DIGITS}${EXPONENT}j?`, 'mf'),
  rule(rei`${DIGITS}j`, 'mf'),
  rule(/0b(?:_?[0-1])+/iu, 'mb'),
  rule(/0o(?:_?[0-7])+/iu, 'mo'),
  rule(/0x(?:_?[a-f0-9])+/iu, 'mh'),
  rule(/\d+L/u, 'il'),
  rule(/[1-9](?:_?[0-9])*|0(?:_?0)*/u, 'mi'),
];

const ROOT: readonly Rule<Memory>[] = [
  rule(/\n+/u, ''),
  upTo(':', '"""', groups(/^(:)(\s*)([ru]{0,2}""".*?""")/isu, ['p', '', 'sd'])),
  rule(/[\t\v\f\r ]+/u, ''),
  rule(/#.*\n?/u, 'c1'),
  rule(/[[\]{}:(),;.]/u, 'p'),
  rule(/\\\n/u, ''),
  rule(/\\/u, ''),
  rule(/(?:in|is|and|or|not)\b/u, 'ow'),
  rule(/(?:<<|>>|\/\/|\*\*)=?/u, 'o'),
  rule(/[-~+/*%=<>&^|@]=?|!=/u, 'o'),
  groups(re`(from)((?:\\\s|\s)+)(${DOTTED})((?:\\\s|\s)+)(import)`, ['kn', '', 'nn', '', 'kn']),
  groups(re`(import)(\s+)(${DOTTED})`, ['kn', '', 'nn']),
  groups(/(def)((?:\s|\\\s)+)/u, ['k', ''], 'function'),
  groups(/(class)((?:\s|\\\s)+)/u, ['k', ''], 'class'),
  upToOnLine('`', '`', rule(/`.*?`/u, 'sb')),
  onMemory(/([rfbu]{0,2})('''|"""|['"])/iu, (run, match) => {
    run.groups(match, ['sa', 's']);
    run.memory.strings.push({ kind: (match[1] ?? '').toLowerCase(), quote: match[2] ?? '' });
    run.push('string');
  }),
  rule(rei`@${DOTTED}`, 'nd'),
  onMemory(re`${NAME}`, (run, [word]) => {
    run.token(KEYWORDS.has(word) ? 'k' : BUILTINS.has(word) ? 'nb' : PSEUDO.has(word) ? 'bp' : 'n', word);
  }),
  ...NUMBERS,
];

const STRINGS: States<Memory> = {
  string: [
    rule(/[^'"\\{]+/u, 's'),
    rule(/\{\{/u, 's'),
    onMemory(/'''|"""|['"]/u, (run, [quote]) => {
      run.token('s', quote);
      if (run.memory.strings.at(-1)?.quote !== quote) return;
      run.memory.strings.pop();
      run.pop();
    }),
    rule(/(?=\\)/u, 's', 'escape'),
    onMemory(/\{/u, (run, [brace]) => {
      const formatted = run.memory.strings.at(-1)?.kind.includes('f') ?? false;
      run.token(formatted ? 'si' : 's', brace);
      if (formatted) run.push('interpolation');
    }),
  ],
  escape: [
    onMemory(
      /\\(?:[\\abfnrtv"']|\n|newline|N\{[a-zA-Z][a-zA-Z ]+[a-zA-Z]\}|u[a-fA-F0-9]{4}|U[a-fA-F0-9]{8}|x[a-fA-F0-9]{2}|[0-7]{1,3})/u,
      (run, [escape]) => {
        run.token(run.memory.strings.at(-1)?.kind.includes('r') ? 's' : 'se', escape);
        run.pop();
      },
    ),
    rule(/\\./u, 's', pop),
  ],
  interpolation: [
    onMemory(/[^{}!:]+/u, (run, [code]) => {
      const inner = python();
      inner.reset();
      run.delegate(inner, code);
    }),
    rule(/![asr]/u, 'si'),
    rule(/:/u, 'si'),
    rule(/\{/u, 'si', 'interpolation'),
    rule(/\}/u, 'si', pop),
  ],
};

/** Python as Rouge's `python` takes it apart. */
export const python = defineLexer<Memory>({
  memory: () => ({ strings: [] }),
  states: () => ({
    root: ROOT,
    function: [rule(re`${NAME}`, 'nf', pop)],
    class: [rule(re`${NAME}`, 'nc', pop)],
    ...STRINGS,
  }),
});
