import { expect, test } from 'vitest';
import { closingTagEnd, readStartTag } from '../../../../../../shared/render/kramdown/html/tag.ts';
import { Scanner } from '../../../../../../shared/render/kramdown/scanner.ts';

function tag(text: string) {
  const found = readStartTag(new Scanner(text, 0), 0);
  return found && { name: found.name, attributes: Object.fromEntries(found.attributes), closed: found.closed };
}

test('names of HTML are lower-case, others stay', () => {
  expect(tag('<DIV CLASS=a>')).toEqual({ name: 'div', attributes: { class: 'a' }, closed: false });
  expect(tag('<Foo Bar="b"/>')).toEqual({ name: 'Foo', attributes: { Bar: 'b' }, closed: true });
});

test('a value without quotes is word characters', () => {
  expect(tag('<a b=c-d>')).toBeUndefined();
});

test('a closing tag is matched by name', () => {
  expect([closingTagEnd('</B >', 0, 'b', true), closingTagEnd('</B>', 0, 'b', false)]).toEqual([5, -1]);
});
