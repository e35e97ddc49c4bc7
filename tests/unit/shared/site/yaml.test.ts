import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RubyDate, RubyTime } from '../../../../shared/ruby/time/time.ts';
import type { RubyValue } from '../../../../shared/ruby/value.ts';
import { RubyFloat } from '../../../../shared/ruby/value.ts';
import { locateKeys, readYaml } from '../../../../shared/site/yaml.ts';

const RECORDED = join(import.meta.dirname, '..', '..', '..', 'golden', 'yaml', 'psych.ndjson');
const context = { path: 'x.yml', toLocal: (epoch: number) => new RubyTime(epoch, 0, 'UTC') };

function dump(value: RubyValue): unknown {
  if (value === null) return ['nil'];
  if (typeof value === 'boolean') return ['bool', value];
  if (typeof value === 'number' || typeof value === 'bigint') return ['int', String(value)];
  if (typeof value === 'string') return ['str', value];
  if (value instanceof RubyFloat) return ['float', String(value.value)];
  if (value instanceof RubyTime) return ['time', value.epoch / 1000, value.offset];
  if (value instanceof RubyDate) return ['date', value.year, value.month, value.day];
  if (Array.isArray(value)) return ['arr', ...(value as readonly RubyValue[]).map(dump)];
  return ['map', ...[...(value as ReadonlyMap<RubyValue, RubyValue>)].map(pair => pair.map(dump))];
}

/** Floats by value: Ruby writes `1.0` and `Infinity` where JavaScript writes `1`. */
function normal(recorded: unknown): unknown {
  if (!Array.isArray(recorded)) return recorded;
  if (recorded[0] === 'float') return ['float', String(Number(recorded[1]))];
  return recorded.map(normal);
}

describe('readYaml reads what Psych reads', () => {
  const cases = readFileSync(RECORDED, 'utf8').trim().split('\n');
  test(`${cases.length} recorded texts`, () => {
    for (const line of cases) {
      const [text, recorded] = JSON.parse(line) as [string, unknown[]];
      const outcome = readYaml(text, context);
      if (recorded[0] === 'ERR') expect(outcome.problem, text).toBeDefined();
      else
        expect([text, outcome.value === undefined ? outcome : dump(outcome.value)]).toEqual([text, normal(recorded)]);
    }
  });
});

describe('readYaml', () => {
  test('a problem has the line in the file', () => {
    const { problem } = readYaml('a: 1\nb: c: d\n', { ...context, line: 3 });
    expect(problem?.place).toEqual({ path: 'x.yml', line: 5, column: 5 });
  });

  test('keys cannot reach a prototype', () => {
    const { value } = readYaml('__proto__: { polluted: yes }\nconstructor: x\n', context);
    expect(value).toBeInstanceOf(Map);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('aliases that stand for too much are refused', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 9; i++)
      lines.push(
        `a${i}: &a${i} [${Array(10)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      );
    expect(readYaml(lines.join('\n'), context).problem?.code).toBe('yaml-invalid');
  });

  test('endless nesting is refused, not followed', () => {
    expect(readYaml('['.repeat(100_000), context).problem).toBeDefined();
    expect(readYaml('- '.repeat(100_000), context).problem).toBeDefined();
  });

  test('a time without a zone is UTC, shown in the local zone', () => {
    const toLocal = (epoch: number): RubyTime => new RubyTime(epoch, 3600, 'CET');
    expect(readYaml('2024-01-01 10:00:00', { ...context, toLocal }).value).toEqual(
      new RubyTime(Date.UTC(2024, 0, 1, 10), 3600, 'CET'),
    );
  });

  test('keys are located by line, as far as the text can be read', () => {
    expect([...locateKeys('a: 1\nb:\n  c: 2\nd: [\n')]).toEqual([
      ['a', 0],
      ['b', 1],
      ['d', 3],
    ]);
  });
});

// What Psych reads was looked up with Ruby 3.1.
describe('tags and keys', () => {
  const read = (text: string) => readYaml(text, context);
  test('a tag reads a quoted text as a plain one', () => {
    expect(dump(read('a: !!int "3"\nb: !!null ""\nc: !!str "3"\nd: ! "3"').value!)).toEqual(
      dump(
        new Map<RubyValue, RubyValue>([
          ['a', 3],
          ['b', null],
          ['c', '3'],
          ['d', 3],
        ]),
      ),
    );
  });
  test('sets are refused', () => {
    expect(read('a: !!set {b}').problem?.code).toBe('yaml-invalid');
  });
  test('equal dates and floats are one key', () => {
    const value = read('2020-01-01: a\n1.5: b\n2020-01-01: c\n1.5: d').value as ReadonlyMap<RubyValue, RubyValue>;
    expect([...value.values()]).toEqual(['c', 'd']);
  });
});
