import { expect, it } from 'vitest';
import { namesInData } from '../../../../shared/schema/data-names.ts';

it.each([
  ['_data/authors.yml', 'teo:\n  name: Teo\nnadia: {}\n', ['teo', 'nadia']],
  ['_data/tags.yml', '- sea\n- land # dry\n', ['sea', 'land']],
  ['_data/people.yml', '- name: Teo\n  id: t1\n- name: Nadia\n', ['t1', 'Nadia']],
  ['_data/people.json', '[{"slug": "a"}, {"title": "B"}]', ['a', 'B']],
  ['_data/people.csv', 'name,age\n"Teo",3\n"Ito, Nadia",4\n\n', ['Teo', 'Ito, Nadia']],
])('reads the names of %s', (path, text, names) => {
  expect(namesInData(path, text)).toEqual(names);
});

it('finds no names in what is no data', () => {
  expect(namesInData('_data/a.yml', '"unclosed')).toBeUndefined();
  expect(namesInData('_data/a.csv', 'name\n"unclosed')).toBeUndefined();
});
