import { expect, test } from 'vitest';
import { applyIal, emptyIal, readAttributeList } from '../../../../../shared/render/kramdown/attributes.ts';

function read(list: string) {
  const ial = emptyIal();
  const said = readAttributeList(list, ial);
  return { said, refs: ial.refs, attributes: Object.fromEntries(ial.attributes) };
}

test('classes gather, the last id counts', () => {
  expect(read('.a #b.c #d')).toEqual({ said: true, refs: [], attributes: { class: 'a c', id: 'd' } });
});

test('a value may hold its quote and a brace, escaped', () => {
  expect(read('k="a \\" b\\}"').attributes).toEqual({ k: 'a " b}' });
});

test('a bare word is a reference', () => {
  expect(read(' toc x-y').refs).toEqual(['toc', 'x-y']);
});

test('what says nothing is reported', () => {
  expect(read('=').said).toBe(false);
});

test('circles of definitions end', () => {
  const ial = { attributes: new Map([['class', 'a']]), refs: ['x', 'x'] };
  const attributes = new Map<string, string>();
  applyIal(attributes, ial, new Map([['x', ial]]));
  expect(attributes.get('class')).toMatch(/^a( a)+$/);
});
