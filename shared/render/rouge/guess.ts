import { tagOf } from './lexer-names.ts';

/** Programs in a `#!` line, and the languages that they run; as patterns of Ruby's `\b…(\s|$)`. */
const SHEBANGS: readonly (readonly [string, string])[] = [
  ['awk', 'awk'],
  ['coffeescript', 'coffee'],
  ['crystal', 'crystal'],
  ['factor', 'factor'],
  ['groovy', 'groovy'],
  ['hack', 'hhvm'],
  ['haskell', 'runhaskell'],
  ['io', 'io'],
  ['javascript', 'node|jsc'],
  ['julia', 'julia'],
  ['lasso', 'lasso9'],
  ['livescript', 'lsc'],
  ['lua', 'lua'],
  ['moonscript', 'moon'],
  ['perl', 'perl'],
  ['php', 'php'],
  ['puppet', 'puppet-apply|puppet'],
  ['python', String.raw`pythonw?(?:[23](?:\.\d+)?)?`],
  ['r', 'Rscript'],
  ['ruby', 'ruby'],
  ['rust', 'rustc'],
  ['sed', 'sed'],
  ['shell', '(?:ba|z|k)?sh'],
  ['tcl', 'tclsh|wish|jimsh'],
];

const MODELINES: readonly RegExp[] = [
  /-\*-[^\n]{0,200}?(?:\bmode[ \t]*:)?[ \t]*([\w+-]+)[ \t]*;?[ \t]*-\*-/iu,
  /(?:vim|vi|ex):\s*(?:ft|filetype|syntax)=(\w+)\s?/iu,
  /(?:vim|vi|ex):\s*set?[^\n]{0,200}\s(?:ft|filetype|syntax)=(\w+)\s?[^\n]*:/iu,
];

function byModeline(text: string): string | undefined {
  const lines = text.split('\n');
  const searched = [...lines.slice(0, 5), ...lines.slice(-5)].join('\n');
  for (const modeline of MODELINES) {
    const tag = tagOf(modeline.exec(searched)?.[1] ?? '');
    if (tag !== undefined) return tag;
  }
  return undefined;
}

function byContent(text: string): string | undefined {
  const doctype = /^\s*(?:<\?[^]{0,1000}?\?>\s*)?<!DOCTYPE\s+([^>]+)>/u.exec(text)?.[1];
  const declared = /^<\?xml\b/u.test(text);
  if (text.startsWith('Index: ') || /^diff[^\n]*?\ba\/[^\n]*\bb\//u.test(text)) return 'diff';
  if (/---[^\n]*\n\+\+\+|\+\+\+[^\n]*\n---/u.test(text)) return 'diff';
  if (doctype !== undefined && /\bhtml\b/iu.test(doctype)) return 'html';
  if (!declared && /<\s*html\b/u.test(text)) return 'html';
  if (declared || doctype !== undefined) return 'xml';
  if (/<\?hh|async function [a-zA-Z]|\): Awaitable</u.test(text)) return 'hack';
  if (/^<\?php/mu.test(text)) return 'php';
  if (/^\s*\\(?:documentclass|input|documentstyle|relax|ProvidesPackage|ProvidesClass)/u.test(text)) return 'tex';
  if (/^\s*%YAML/u.test(text)) return 'yaml';
  return undefined;
}

/**
 * The tag of the language that Rouge guesses from a text's editor modeline, `#!` line or beginning; `plaintext` where
 * nothing shows it. Where Rouge finds several, the one that its Markdown lexer takes.
 */
export function guessTag(source: string): string {
  const text = source.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n');
  const modeline = byModeline(text);
  if (modeline !== undefined) return modeline;
  const program = /^\s*#!([^\n]*)/u.exec(text)?.[1];
  if (program !== undefined) {
    for (const [tag, names] of SHEBANGS) {
      if (new RegExp(String.raw`\b(?:${names})(?:\s|$)`, 'u').test(program)) return tag;
    }
  }
  return byContent(text) ?? 'plaintext';
}
