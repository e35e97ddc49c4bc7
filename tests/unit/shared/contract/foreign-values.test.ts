import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calls, type CallName } from '../../../../shared/contract/calls.ts';
import { decodeFromFrame } from '../../../../shared/contract/preview-frame.ts';
import { repairSettings } from '../../../../electron/services/profile/settings-file.ts';
import { defaultSettings, settingsDecoder } from '../../../../shared/contract/settings.ts';
import { decodeFacts } from '../../../../shared/library/kept-facts.ts';

/** Keys that requests have, and those that would reach a prototype. */
const keys = [
  ...['site', 'path', 'paths', 'post', 'text', 'base', 'kind', 'edit', 'change', 'from', 'to', 'key', 'url', 'html'],
  ...['name', 'bytes', 'request', 'line', 'lines', 'near', 'offset', 'revision', 'serial', 'posts', 'cells', 'panes'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length', 'then', 'toJSON'],
];
const anyId = fc.constantFrom('a'.repeat(32), '0123456789abcdef0123456789abcdef');
const anyPath = fc.constantFrom(
  ...[
    '_posts/a.md',
    '../a.md',
    '/etc/passwd',
    'a/../../b',
    'C:\\x',
    '..\\x',
    'a\0b',
    '.',
    '',
    'a//b',
    './a',
    '\u202e.md',
  ],
);
const leaf = fc.oneof(
  anyId,
  anyPath,
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withSparseArray: true,
    withNullPrototype: true,
    withUnicodeString: true,
  } as fc.ObjectConstraints),
);
/** What a structured clone may bring, often in the shape of a request. */
const anyValue = fc.letrec(tie => ({
  value: fc.oneof({ depthSize: 'small' }, leaf, tie('list'), tie('object')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  object: fc.array(fc.tuple(fc.constantFrom(...keys), tie('value')), { maxLength: 8 }).map(entries => {
    const made: Record<string, unknown> = {};
    // As JSON and a structured clone do it: a key of this name is a key, and no prototype.
    for (const [key, value] of entries)
      Object.defineProperty(made, key, { value, enumerable: true, configurable: true, writable: true });
    return made;
  }),
})).value;

const prototypes = new Set<unknown>([Object.prototype, Array.prototype, Uint8Array.prototype]);

/** Whether a decoded value is made of plain objects alone, in which nothing was put behind the keys. */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (value instanceof Uint8Array) return true;
  return prototypes.has(Object.getPrototypeOf(value)) && Object.values(value).every(isPlain);
}

describe('a request that a page makes up is taken as what it says, or refused, by', () => {
  test.each(Object.keys(calls) as CallName[])('%s', name => {
    fc.assert(
      fc.property(anyValue, value => {
        const decoded = calls[name].request(value);
        return decoded.ok ? isPlain(decoded.value) : typeof decoded.error.expected === 'string';
      }),
      { numRuns: 60 },
    );
  });

  test('the paths of all of them, which never lead out of a folder', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyPath, fc.string({ unit: fc.constantFrom('.', '/', '\\', 'a', '\0', '%2e', ':') })),
        path => {
          const decoded = calls['post.read'].request({ site: 'a'.repeat(32), path });
          return !decoded.ok || !/^\/|\0|\\|(?:^|\/)\.\.(?:\/|$)/.test(decoded.value.path);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('what the preview frame says', () => {
  const kinds = [
    'ready',
    'shown',
    'lost',
    'scrolled',
    'clicked',
    'followed',
    'pointed',
    '__proto__',
    'constructor',
    '',
  ];

  test('is one of its messages, within bounds, or nothing', () => {
    const anyMessage = fc.oneof(
      anyValue,
      fc.record(
        {
          kind: fc.constantFrom(...kinds),
          line: fc.oneof(fc.double(), fc.integer(), leaf),
          lines: fc.oneof(fc.nat(), leaf),
          offset: fc.oneof(fc.nat(), leaf),
          revision: fc.oneof(fc.nat(), leaf),
          serial: fc.oneof(fc.nat(), leaf),
          near: fc.oneof(fc.string(), fc.constant('x'.repeat(9000)), leaf),
          url: fc.oneof(fc.webUrl(), fc.constantFrom('javascript:1', 'x'.repeat(9000)), leaf),
        },
        { requiredKeys: ['kind'] },
      ),
    );
    fc.assert(
      fc.property(anyMessage, value => {
        const decoded = decodeFromFrame(value);
        if (!decoded.ok) return true;
        const message = decoded.value as unknown as Record<string, unknown>;
        const texts = Object.values(message).filter(one => typeof one === 'string');
        const numbers = Object.values(message).filter(one => typeof one === 'number');
        return (
          isPlain(message) &&
          texts.every(text => text.length <= 8192) &&
          numbers.every(number => Number.isFinite(number) && number >= 0)
        );
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the program’s own files, damaged in any way', () => {
  test('settings: what makes no sense has its default, the rest stays', () => {
    const anySettings = fc
      .tuple(anyValue, fc.dictionary(fc.constantFrom(...Object.keys(defaultSettings), '__proto__'), anyValue))
      .map(([value, settings]) => [value, settings, { ...defaultSettings, ...settings }]);
    fc.assert(
      fc.property(anySettings, values =>
        values.every(value => {
          const repaired = repairSettings(value);
          return settingsDecoder(repaired).ok && isPlain(repaired);
        }),
      ),
      { numRuns: 200 },
    );
    expect(repairSettings({ theme: 'dark', panes: 'x'.repeat(100), dictionary: 5 })).toEqual({
      ...defaultSettings,
      theme: 'dark',
    });
  });

  test('facts of the last run', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          anyValue.map(value => JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? 1 : one)) ?? ''),
        ),
        text => {
          const facts = decodeFacts(text);
          return facts === undefined || typeof facts === 'object';
        },
      ),
      { numRuns: 200 },
    );
  });
});

test('nothing of it has become a key of every object', () => {
  const fresh: Record<string, unknown> = {};
  expect([...keys, 'polluted'].filter(key => key in fresh && !Object.hasOwn(Object.prototype, key))).toEqual([]);
  expect(Object.keys(Object.prototype)).toEqual([]);
});
