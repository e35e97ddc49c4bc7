import { re, WORD, wordSet } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { again, groups, mixin, on, otherwise, pop, popTimes, push, rule, to } from '../rules.ts';
import type { PlainStates, Scan } from '../rules.ts';

/** The words that JavaScript or a language built on it knows, by what they are. */
export interface JavascriptWords {
  readonly keywords: ReadonlySet<string>;
  readonly declarations: ReadonlySet<string>;
  readonly reserved: ReadonlySet<string>;
  readonly constants: ReadonlySet<string>;
  readonly builtins: ReadonlySet<string>;
}

export const JAVASCRIPT_WORDS: JavascriptWords = {
  keywords: wordSet(`
    as async await break case catch continue debugger default delete do else export finally from for if import in
    instanceof new of return super switch this throw try typeof void while yield`),
  declarations: wordSet('var let const with function class extends constructor get set static'),
  reserved: wordSet('enum implements interface package private protected public'),
  constants: wordSet('true false null NaN Infinity undefined'),
  builtins: wordSet(`
    Array Boolean Date Error Function Math netscape Number Object Packages RegExp String sun decodeURI decodeURIComponent
    encodeURI encodeURIComponent eval isFinite isNaN parseFloat parseInt document window navigator self global
    Promise Set Map WeakSet WeakMap Symbol Proxy Reflect Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array
    Uint16ClampedArray Int32Array Uint32Array Uint32ClampedArray Float32Array Float64Array DataView ArrayBuffer`),
};

/** An identifier of JavaScript's. */
export const JAVASCRIPT_NAME = String.raw`[\p{L}\p{Nl}$_][${WORD}]*`;

function word(scan: Scan, text: string, words: JavascriptWords): void {
  if (words.keywords.has(text)) {
    scan.token('k', text);
    scan.push('expression');
  } else if (words.declarations.has(text)) {
    scan.token('kd', text);
    scan.push('expression');
  } else if (words.reserved.has(text)) {
    scan.token('kr', text);
  } else if (words.constants.has(text)) {
    scan.token('kc', text);
  } else {
    scan.token(words.builtins.has(text) ? 'nb' : 'nx', text);
  }
}

const SPACE: PlainStates = {
  comment: [rule(/\*\//u, 'cm', pop), rule(/[^*/]+/u, 'cm'), rule(/[*/]/u, 'cm')],
  space: [rule(/\s+/u, ''), rule(/<!--/u, 'c'), rule(/\/\/.*?$/u, 'c1'), rule(/\/\*/u, 'cm', 'comment')],
};

const REGEXES: PlainStates = {
  regex: [
    rule(/\//u, 'sr', to('regexEnd')),
    rule(/[^/]\n/u, 'err', pop),
    rule(/\n/u, 'err', pop),
    rule(/\[\^/u, 'se', 'regexClass'),
    rule(/\[/u, 'se', 'regexClass'),
    rule(/\\./u, 'se'),
    rule(/\(\?[:=<!]/u, 'se'),
    rule(/\{[\d,]+\}/u, 'se'),
    rule(/[()?]/u, 'se'),
    rule(/./u, 'sr'),
  ],
  regexEnd: [rule(/[gimuy]+/u, 'sr', pop), otherwise(pop)],
  regexClass: [
    rule(/\//u, 'se'),
    rule(/[^/]\n/u, 'err', popTimes(2)),
    rule(/\]/u, 'se', pop),
    rule(/\\./u, 'se'),
    rule(/./u, 'sr'),
  ],
};

const STRINGS: PlainStates = {
  double: [rule(/\\[\\nrt"]?/u, 'se'), rule(/[^\\"]+/u, 's2'), rule(/"/u, 'dl', pop)],
  single: [rule(/\\[\\nrt']?/u, 'se'), rule(/[^\\']+/u, 's1'), rule(/'/u, 'dl', pop)],
  template: [
    rule(/\$\{/u, 'p', 'templateExpression'),
    rule(/`/u, 's2', pop),
    rule(/\\[$`]/u, 'se'),
    rule(/[^$`\\]+/u, 's2'),
    rule(/[\\$]/u, 's2'),
  ],
  templateExpression: [rule(/\}/u, 'p', pop), mixin('root')],
};

const BRACES: PlainStates = {
  expression: [mixin('space'), rule(/\//u, 'sr', to('regex')), rule(/\{/u, 'p', to('object')), otherwise(pop)],
  statement: [
    rule(/case\b/u, 'k', to('expression')),
    groups(re`(${JAVASCRIPT_NAME})(\s*)(:)`, ['nl', '', 'p']),
    mixin('expression'),
  ],
  object: [
    mixin('space'),
    rule(/\{/u, 'p', again),
    rule(/\}/u, 'p', to('statement')),
    groups(re`(${JAVASCRIPT_NAME})(\s*)(:)`, ['na', '', 'p'], 'expression'),
    rule(/:/u, 'p'),
    mixin('root'),
  ],
  ternary: [rule(/:/u, 'p', to('expression')), mixin('root')],
};

/** The states of JavaScript with these words. */
export function javascriptStates(words: JavascriptWords): PlainStates {
  return {
    root: [
      rule(/\s*#![^\n]*\n/u, 'cp', 'statement'),
      mixin('space'),
      rule(/\+\+|--|~|\?\?=?|&&|\|\||\\(?=\n)|<<|>>>?|===|!==/u, 'o', 'expression'),
      rule(/[-<>+*%&|^/!=]=?/u, 'o', 'expression'),
      rule(/[([,]/u, 'p', 'expression'),
      rule(/;/u, 'p', 'statement'),
      rule(/[)\].]/u, 'p'),
      rule(/`/u, 's2', 'template'),
      rule(/\?\./u, 'p'),
      rule(/\?/u, 'p', push('ternary', 'expression')),
      groups(/(@)(\w+)?/u, ['p', 'nd'], 'expression'),
      rule(/[{}]/u, 'p', 'statement'),
      on(re`${JAVASCRIPT_NAME}`, (scan, [text]) => word(scan, text, words)),
      rule(/[0-9]+\.[0-9]+(?:[eE][0-9]+)?[fd]?/u, 'mf'),
      rule(/0x[0-9a-f]+/iu, 'mh'),
      rule(/0o[0-7][0-7_]*/iu, 'mo'),
      rule(/0b[01][01_]*/iu, 'mb'),
      rule(/[0-9]+/u, 'mi'),
      rule(/"/u, 'dl', 'double'),
      rule(/'/u, 'dl', 'single'),
      rule(/:/u, 'p'),
    ],
    ...SPACE,
    ...REGEXES,
    ...STRINGS,
    ...BRACES,
  };
}

/** JavaScript as Rouge's `javascript` takes it apart. */
export const javascript = defineStates(() => javascriptStates(JAVASCRIPT_WORDS));
