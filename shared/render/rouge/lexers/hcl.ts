import { wordSet } from '../pattern.ts';
import { defineLexer } from '../regex-lexer.ts';
import { mixin, onMemory, pop, rule, to } from '../rules.ts';
import type { MemoryScan, Rule, Stack, States } from '../rules.ts';

const KEYWORDS = wordSet('terraform module provider variable resource data provisioner output');
const DECLARATIONS = wordSet('var local');
const CONSTANTS = wordSet('true false null');

/** Whether the words of Terraform are known, and what ends the text that was begun last. */
interface Memory {
  readonly terraform: boolean;
  heredoc: string;
}

function replaceBy(state: string): (stack: Stack) => void {
  return stack => {
    stack.pop();
    stack.push(state);
  };
}

function word(scan: MemoryScan<Memory>, text: string, inBlock: boolean): void {
  const { terraform } = scan.memory;
  if (CONSTANTS.has(text)) {
    scan.token('kc', text);
    return;
  }
  scan.token(terraform && KEYWORDS.has(text) ? 'k' : terraform && DECLARATIONS.has(text) ? 'kd' : 'nx', text);
  if (inBlock) scan.push('composite');
}

const PUNCTUATION: Rule<Memory> = rule(/[.,()*]/u, 'p');

/** The states that Terraform has otherwise. */
function strings(terraform: boolean): States<Memory> {
  if (!terraform) {
    return {
      dq: [rule(/[^\\"]+/u, 's2'), rule(/\\"/u, 'se'), rule(/"/u, 's2', pop)],
      sq: [rule(/[^\\']+/u, 's1'), rule(/\\'/u, 'se'), rule(/'/u, 's1', pop)],
      heredoc: [rule(/\n/u, 'sh', 'heredocLine'), rule(/[^$\n]+/u, 'sh'), rule(/[$]/u, 'sh')],
    };
  }
  return {
    strings: [rule(/\\./u, 'se'), rule(/\$\{/u, 'k', 'interpolation')],
    dq: [rule(/[^\\"$]+/u, 's2'), mixin('strings'), rule(/"/u, 's2', pop)],
    sq: [rule(/[^\\'$]+/u, 's1'), mixin('strings'), rule(/'/u, 's1', pop)],
    heredoc: [rule(/\n/u, 'sh', 'heredocLine'), rule(/[^$\n]+/u, 'sh'), rule(/[$]/u, 'sh'), mixin('strings')],
    interpolation: [rule(/\}/u, 'k', pop), mixin('expression')],
    regexps: [rule(/"\//u, 'dl', to('regexpInner'))],
    regexpInner: [rule(/[^"/\\]+/u, 'sr'), rule(/\\./u, 'sr'), rule(/\/"/u, 'dl', pop), rule(/["/]/u, 'sr')],
    expression: [
      mixin('regexps'),
      mixin('primitives'),
      rule(/\s+/u, ''),
      rule(/\+\+|--|~|&&|\|\||\\(?=\n)|<<|>>>?|==|!=/u, 'o'),
      rule(/[-<>+*%&|^/!=?:]=?/u, 'o'),
      rule(/[([,]/u, 'p'),
      rule(/[)\].]/u, 'p'),
      onMemory(/[$a-z_-][a-z0-9_-]*/iu, (scan, [text]) => word(scan, text, false)),
    ],
  };
}

function states(terraform: boolean): States<Memory> {
  const first = terraform ? [PUNCTUATION] : [];
  return {
    multilineComment: [rule(/\*\//u, 'cm', pop), rule(/[^*/]+/u, 'cm'), rule(/[*/]/u, 'cm')],
    commentsAndSpace: [
      rule(/\s+/u, ''),
      rule(/\/\/.*?$/u, 'c1'),
      rule(/#.*?$/u, 'c1'),
      rule(/\/\*/u, 'cm', 'multilineComment'),
    ],
    primitives: [
      rule(/[0-9]+\.[0-9]+(?:[eE][0-9]+)?[fd]?(?:[kKmMgG]b?)?/u, 'mf'),
      rule(/[0-9]+(?:[kKmMgG]b?)?/u, 'mi'),
      rule(/"/u, 's2', 'dq'),
      rule(/'/u, 's1', 'sq'),
      onMemory(/(<<-?)(\s*)('?)(\\?)(\w+)(\3)/u, (scan, match) => {
        scan.groups(match, ['o', '', 'sh', 'sh', 'no', 'sh']);
        scan.memory.heredoc = match[5] ?? '';
        scan.push('heredoc');
      }),
    ],
    root: [
      mixin('commentsAndSpace'),
      mixin('primitives'),
      rule(/\{/u, 'p', 'hash'),
      rule(/\[/u, 'p', 'array'),
      onMemory(/[$a-z_][a-z0-9_]*/iu, (scan, [text]) => word(scan, text, true)),
    ],
    composite: [
      mixin('commentsAndSpace'),
      rule(/\{/u, 'p', replaceBy('hash')),
      rule(/\[/u, 'p', replaceBy('array')),
      mixin('root'),
      rule(/(?:)/u, '', pop),
    ],
    hash: [...first, mixin('commentsAndSpace'), rule(/=/u, 'p'), rule(/\}/u, 'p', pop), mixin('root')],
    array: [...first, mixin('commentsAndSpace'), rule(/,/u, 'p'), rule(/\]/u, 'p', pop), mixin('root')],
    heredocLine: [
      onMemory(/\s*(\w+)\s*\n/u, (scan, [text, line]) => {
        const ends = line === scan.memory.heredoc;
        scan.token(ends ? 'no' : 'sh', text);
        if (ends) scan.pop(2);
      }),
      rule(/(?:)/u, '', pop),
    ],
    ...strings(terraform),
  };
}

/** HashiCorp's configuration language as Rouge's `hcl` takes it apart. */
export const hcl = defineLexer<Memory>({
  memory: () => ({ terraform: false, heredoc: '' }),
  states: () => states(false),
});

/** The same with Terraform's words and interpolations, as Rouge's `terraform` takes it apart. */
export const terraform = defineLexer<Memory>({
  memory: () => ({ terraform: true, heredoc: '' }),
  states: () => states(true),
});
