import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPlain } from '../../../../../shared/text/yaml/scalar.ts';
import { Literal } from '../../../../../shared/text/yaml/value.ts';

/** `[source, kind, value?]` as Ruby 3.1's Psych reads `k: source`. */
const recorded = JSON.parse(readFileSync(new URL('./plain-scalars.psych.json', import.meta.url), 'utf8')) as [
  string,
  string,
  (string | boolean)?,
][];

function expected(source: string, kind: string, value: string | boolean | undefined): unknown {
  if (kind === 'null') return null;
  if (kind === 'boolean') return value;
  if (kind === 'text') return source;
  if (kind === 'integer' && Number.isSafeInteger(Number(value))) return Number(value);
  return kind === 'float' ? Number(value) : new Literal(source);
}

describe('a plain scalar is read as Psych reads it', () => {
  it.each(recorded)('%s (%s)', (source, kind, value) => {
    expect(readPlain(source)).toEqual(expected(source, kind, value));
  });
});
