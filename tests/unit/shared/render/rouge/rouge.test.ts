import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLexer, highlight, tokenize } from '../../../../../shared/render/rouge/rouge.ts';

const LEXERS = [
  ...[
    'bash',
    'c',
    'c++',
    'c#',
    'console',
    'css',
    'diff',
    'docker',
    'erb',
    'go',
    'html',
    'ini',
    'java',
    'js',
    'json',
    'jsx',
  ],
  ...[
    'kotlin',
    'liquid',
    'make',
    'markdown',
    'nginx',
    'python',
    'ruby',
    'rust',
    'sass',
    'scss',
    'sql',
    'swift',
    'toml',
  ],
  ...['ts', 'tsx', 'xml', 'yaml', 'text', 'sml', 'abap'],
  ...[
    'apache',
    'awk',
    'elm',
    'fsharp',
    'lisp',
    'matlab',
    'nim',
    'nix',
    'ocaml',
    'pascal',
    'perl',
    'scheme',
    'vb',
    'vim',
  ],
  ...[
    'bat',
    'clojure',
    'cmake',
    'coffee',
    'django',
    'elixir',
    'erlang',
    'hbs',
    'julia',
    'twig',
    'dart',
    'gradle',
    'groovy',
    'haskell',
    'hcl',
    'http',
    'powershell',
    'proto',
    'r',
    'scala',
    'tex',
    'tf',
  ],
];

describe('findLexer', () => {
  it('finds a tag', () => expect(findLexer('ruby')?.tag).toBe('ruby'));
  it('finds an alias', () => expect(findLexer('yml')?.tag).toBe('yaml'));
  it('minds the case', () => expect(findLexer('Ruby')).toBeUndefined());
  it('knows the upper-case names that Rouge has', () => expect(findLexer('Dockerfile')?.tag).toBe('docker'));
  it('does not know what Rouge does not', () => expect(findLexer('mermaid')).toBeUndefined());
  it('knows no properties of objects', () => expect(findLexer('constructor')).toBeUndefined());
  it('does not find an empty name', () => expect(findLexer('')).toBeUndefined());
  it('reads options', () => {
    expect(findLexer('console?lang=c%2B%2B&comments')).toEqual({
      tag: 'console',
      options: new Map([
        ['lang', 'c++'],
        ['comments', 'true'],
      ]),
    });
  });
  it('guesses by the first line', () => expect(findLexer('guess', '#!/usr/bin/env ruby\n')?.tag).toBe('ruby'));
  it('guesses plain text where nothing tells', () => expect(findLexer('guess', 'hello')?.tag).toBe('plaintext'));
});

describe('highlight', () => {
  it('escapes &, < and > but no quotes', () =>
    expect(highlight(`<a & "b" 'c'>`, 'text')).toBe(`&lt;a &amp; "b" 'c'&gt;`));
  it('is undefined for an unknown language', () => expect(highlight('x', 'nosuch')).toBeUndefined());
  it('gives nothing for no code', () => expect(highlight('', 'ruby')).toBe(''));
  it('gives text where there is no lexer', () => expect(highlight('a < b', 'abap')).toBe('a &lt; b'));
  it('joins neighbours of one type', () => expect(highlight('::', 'css')).toBe('<span class="o">::</span>'));
  it('marks what no rule matches', () =>
    expect(highlight('"\\', 'json')).toBe('<span class="s2">"</span><span class="err">\\</span>'));
  it('takes the lexer of a console from its option', () => {
    expect(highlight('> x = :a\n', 'console?lang=ruby&prompt=>')).toBe(
      '<span class="gp">&gt;</span><span class="w"> </span><span class="n">x</span> <span class="o">=</span> <span class="ss">:a</span>\n',
    );
  });
});

describe('every lexer', () => {
  const pieces = fc.constantFrom(
    ...[
      '"',
      "'",
      '`',
      '```',
      '\\',
      '\n',
      ' ',
      '{',
      '}',
      '(',
      ')',
      '[',
      ']',
      '<',
      '</',
      '>',
      '#',
      '%',
      '$',
      '${',
      '#{',
      '{%',
    ],
    ...[
      '{{',
      '<!--',
      '<%',
      '/*',
      '*/',
      '//',
      '--',
      '---',
      ':',
      ';',
      '=',
      '|',
      '&',
      '@',
      'a',
      'def ',
      'if',
      '1',
      '0x',
      '.',
      'é',
      '😀',
    ],
  );
  const code = fc.array(pieces, { maxLength: 60 }).map(parts => parts.join(''));

  it.each(LEXERS)('%s keeps the text', name => {
    fc.assert(
      fc.property(code, text => {
        const tokens = tokenize(text, name) ?? [];
        expect(tokens.map(token => token.text).join('')).toBe(text);
      }),
      { numRuns: 150 },
    );
  });

  it.each(LEXERS)('%s never gives two tokens of one type in a row', name => {
    fc.assert(
      fc.property(code, text => {
        const types = (tokenize(text, name) ?? []).map(token => token.type);
        expect(types.some((type, index) => index > 0 && type === types[index - 1])).toBe(false);
      }),
      { numRuns: 50 },
    );
  });

  it('gives plain text where a text costs too much', () => {
    expect(tokenize('`'.repeat(900_000), 'yaml')).toHaveLength(1);
  });

  it('gives plain text for code of more than a million characters', () => {
    expect(tokenize('a b '.repeat(300_000), 'ruby')).toEqual([{ type: '', text: 'a b '.repeat(300_000) }]);
  });
});
