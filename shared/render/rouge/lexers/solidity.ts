import { wordSet } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { mixin, on, otherwise, pop, rule, upTo } from '../rules.ts';
import type { Scan } from '../rules.ts';
import type { TokenClass } from '../token.ts';

const WORDS: readonly (readonly [TokenClass, ReadonlySet<string>])[] = [
  [
    'k',
    wordSet(`
      abstract anonymous as assembly break catch calldata constant constructor continue contract do delete else emit enum
      event external fallback for function hex if indexed interface internal import is library mapping memory modifier new
      override payable public pure pragma private receive return returns storage struct throw try type using var view
      virtual while`),
  ],
  [
    'nb',
    wordSet(`
      now false true balance selector super this blockhash gasleft assert require revert selfdestruct suicide call callcode
      delegatecall send transfer addmod ecrecover keccak256 mulmod sha256 sha3 ripemd160`),
  ],
  ['kc', wordSet('wei finney szabo ether seconds minutes hours days weeks years')],
  ['kt', wordSet('address bool byte bytes int string uint')],
  [
    'kr',
    wordSet(`
      alias after apply auto case copyof default define final fixed immutable implements in inline let macro match mutable
      null of partial promise reference relocatable sealed sizeof static supports switch typedef typeof ufixed unchecked`),
  ],
];

function word(scan: Scan, [text]: RegExpExecArray): void {
  scan.token(WORDS.find(([, words]) => words.has(text))?.[0] ?? 'n', text);
}

const STRING = [rule(/\\(?:u[a-fA-F0-9]{4}|x..|[^x])/u, 'se'), rule(/[^\\"'\n]+/u, 's'), rule(/\\/u, 's')];

/** Solidity as Rouge's `solidity` takes it apart. */
export const solidity = defineStates(
  () => ({
    root: [mixin('space'), otherwise('statement')],
    statement: [rule(/;/u, 'p', pop), mixin('space'), mixin('words'), rule(/[{}]/u, 'p')],
    words: [
      rule(/(?:hex)?"/u, 's', 'doubleQuoted'),
      rule(/(?:hex)?'/u, 's', 'singleQuoted'),
      rule(/\d+\.\d+(?:e\d+)?/iu, 'mf'),
      rule(/0x[0-9a-f]+/iu, 'mh'),
      rule(/\d+(?:e\d+)?/iu, 'mi'),
      rule(/\*\//u, 'err'),
      rule(/[~!%^&*+=|?:<>/\-]/u, 'o'),
      rule(/[()[\],.]/u, 'p'),
      rule(/u?fixed\d+x\d+/u, 'kr'),
      rule(/bytes\d+/u, 'kt'),
      rule(/u?int\d+/u, 'kt'),
      on(/[a-zA-Z$_][\w$_]*/u, word),
    ],
    space: [rule(/\n+/u, '', 'line'), upTo('//', '\n', rule(/\/\/.*\n/u, 'c1', 'line')), mixin('inlineSpace')],
    line: [mixin('inlineSpace'), otherwise(pop)],
    inlineSpace: [rule(/[ \t\r]+/u, ''), rule(/\\\n/u, ''), rule(/\/\*/u, 'cm', 'comment')],
    doubleQuoted: [...STRING, rule(/"/u, 's', pop), rule(/'/u, 's')],
    singleQuoted: [...STRING, rule(/'/u, 's', pop), rule(/"/u, 's')],
    comment: [rule(/\*\//u, 'cm', pop), rule(/[^*/]+/u, 'cm'), rule(/[*/]/u, 'cm')],
  }),
  scan => scan.push('line'),
);
