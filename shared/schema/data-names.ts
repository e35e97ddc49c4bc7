import { parseCsv } from '../site/data/csv.ts';
import { readYamlFile } from '../text/yaml/file.ts';
import { readYaml, valueOf } from '../text/yaml/tree.ts';
import { isList, isMap, type FrontMatterMap, type FrontMatterValue } from '../text/yaml/value.ts';
import { textOf } from './observe.ts';

/** By what an entry of a list is named, the first that it has. */
const NAMES = ['id', 'slug', 'key', 'name', 'title'];

/**
 * The names that a data file of a site offers: the keys of a mapping (`_data/authors.yml`), the items of a list, of
 * entries their `id`, `slug`, `key`, `name` or `title`, and of a table its first column. Undefined where it has none.
 */
export function namesInData(path: string, text: string): readonly string[] | undefined {
  if (/\.[ct]sv$/i.test(path)) {
    const separator = /\.csv$/i.test(path) ? ',' : '\t';
    return firstColumn(text, separator);
  }
  const { values, faults } = readYamlFile(text);
  if (faults.length === 0) return [...values.keys()];
  const from = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const { root, faults: wrong } = readYaml(text, { from, to: text.length });
  const value = root && wrong.length === 0 ? valueOf(root) : null;
  return isList(value) ? value.flatMap(item => nameOf(item) ?? []) : undefined;
}

function firstColumn(text: string, separator: string): readonly string[] | undefined {
  try {
    return parseCsv(text, separator)
      .slice(1)
      .flatMap(([name]) => name || []);
  } catch {
    return undefined;
  }
}

function nameOf(item: FrontMatterValue): string | undefined {
  const entry: FrontMatterMap | undefined = isMap(item) ? item : undefined;
  const name = entry ? NAMES.find(key => entry.has(key)) : undefined;
  return textOf(entry ? (name === undefined ? null : (entry.get(name) ?? null)) : item) || undefined;
}
