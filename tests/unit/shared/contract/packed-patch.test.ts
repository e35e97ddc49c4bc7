import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buffersOf, packPatch, unpackPatch } from '../../../../shared/contract/packed-patch.ts';
import type { PagePatch } from '../../../../shared/contract/page-patch.ts';

const anyHtml = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '\uFEFF', '\u0000', '<p>שלום 👩‍👩‍👧</p>'));
const anyPatch: fc.Arbitrary<PagePatch> = fc
  .record(
    {
      serial: fc.nat(),
      base: fc.option(fc.nat()),
      url: fc.string(),
      home: fc.string(),
      before: anyHtml,
      after: anyHtml,
      from: fc.nat(),
      remove: fc.nat(),
      insert: fc.array(anyHtml),
      lines: fc.array(fc.nat()).map(lines => new Int32Array(lines)),
    },
    { requiredKeys: ['serial', 'base', 'url', 'home', 'from', 'remove', 'insert', 'lines'] },
  )
  .map(patch => patch as PagePatch);

it('is the same patch when it has been handed over', () => {
  fc.assert(
    fc.property(anyPatch, patch => {
      const packed = packPatch({ ...patch, lines: patch.lines.slice() });
      const there = structuredClone(packed, { transfer: buffersOf(packed) });
      expect(packed.texts).toHaveLength(0);
      expect(unpackPatch(there)).toEqual(patch);
    }),
  );
});

it('keeps texts apart where one holds half a sign', () => {
  const patch = { serial: 1, base: null, url: '/', home: '', from: 0, remove: 0, lines: new Int32Array() };
  const there = unpackPatch(packPatch({ ...patch, insert: ['a\uD83D', 'b', '\uDC69c'] }));
  expect(there.insert).toEqual(['a\uFFFD', 'b', '\uFFFDc']);
});
