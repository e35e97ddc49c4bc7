import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { RubyHash, RubyValue } from '../../../shared/ruby/value.ts';
import { Kramdown, readKramdownOptions } from '../../../shared/render/kramdown/kramdown.ts';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly options?: object;
  readonly html: string;
}

/** JSON's objects as Ruby's hashes. */
function rubyOf(value: unknown): RubyValue {
  if (Array.isArray(value)) return value.map(rubyOf);
  if (typeof value !== 'object' || value === null) return value as RubyValue;
  return hashOf(value);
}

function hashOf(object: object): RubyHash {
  return new Map(Object.entries(object).map(([key, entry]) => [key, rubyOf(entry)]));
}

/** Knows only plain text, as the recorded cases do. */
function plain(code: string, language: string | undefined): string | undefined {
  if (language !== undefined && language !== 'plaintext') return undefined;
  return code.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

for (const file of readdirSync(import.meta.dirname).filter(name => name.endsWith('.json'))) {
  const cases = JSON.parse(readFileSync(`${import.meta.dirname}/${file}`, 'utf8')) as Case[];
  describe(`kramdown's own HTML: ${file.replace('.json', '')}`, () => {
    test.each(cases.map(entry => [entry.name, entry] as const))('%s', (_name, entry) => {
      const options = readKramdownOptions(hashOf(entry.options ?? {}));
      expect(new Kramdown(options, plain).convert(entry.text).html).toBe(entry.html);
    });
  });
}
