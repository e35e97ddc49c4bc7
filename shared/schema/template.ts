import type { Problem } from '../kit/problem.ts';
import { err, ok, type Result } from '../kit/result.ts';
import { readFrontMatter, setKeys } from '../text/front-matter.ts';
import { splitFrontMatter } from '../text/split.ts';
import { applyChanges } from '../text/text-change.ts';
import type { KeyPath } from '../text/yaml/document-edit.ts';
import { isList, isMap, Literal, type FrontMatterValue } from '../text/yaml/value.ts';

/** What a template's variables stand for. `{{ title }}`, `{{ date }}` …; other Liquid stays as it is. */
export interface TemplateValues {
  readonly title: string;
  /** As the site writes it: `2025-12-02 05:19:31 +0000`. */
  readonly date: string;
  readonly slug: string;
  readonly author: string;
}

const NAMES = ['title', 'date', 'slug', 'author', 'day', 'month', 'year', 'time'] as const;
type Name = (typeof NAMES)[number];
const VARIABLE = new RegExp(String.raw`\{\{-?[ \t]*(${NAMES.join('|')})[ \t]*-?\}\}`, 'g');
/** What stands for a variable while the front matter is read: `title: {{ title }}` would be a mapping. */
const mark = (name: string): string => `GalleyTemplate${name}Variable`;
const MARK = new RegExp(mark(`(${NAMES.join('|')})`), 'g');

/**
 * A new document from a template of the site. Values go into the front matter as YAML in the template's own quotes, and into
 * the body as they are. A template without a title gets one; `dated` documents get a date, others lose an empty one.
 */
export function fillTemplate(
  text: string,
  values: TemplateValues,
  { dated, path = '' }: { readonly dated: boolean; readonly path?: string },
): Result<string, Problem> {
  const of = (name: string): string => valueOf(name as Name, values);
  const split = splitFrontMatter(text);
  const bodyStart = split?.bodyStart ?? 0;
  const head = text.slice(0, bodyStart).replace(VARIABLE, (_, name: string) => mark(name));
  const body = text.slice(bodyStart).replace(VARIABLE, (_, name: string) => of(name));
  const frontMatter = readFrontMatter(head, path);
  const problem = frontMatter.problems[0];
  if (problem) return err(problem);
  const edits: (readonly [KeyPath, FrontMatterValue | undefined])[] = [];
  for (const [key, value] of frontMatter.values) {
    const isDate = value === mark('date');
    if (isDate) edits.push([[key], dated || key !== 'date' ? new Literal(values.date) : undefined]);
    else for (const [place, filled] of fillIn([key], value, of)) edits.push([place, filled]);
  }
  const { title = null, date } = Object.fromEntries(frontMatter.values) as Record<string, FrontMatterValue | undefined>;
  if (title === null || title === '') edits.push([['title'], values.title]);
  if (date === null || date === '') edits.push([['date'], dated ? new Literal(values.date) : undefined]);
  if (date === undefined && dated) edits.push([['date'], new Literal(values.date)]);
  const order = ['layout', 'title', 'date', ...frontMatter.values.keys()];
  const changes = setKeys(head, edits, { path, order });
  if (!changes.ok) return changes;
  const apart = split || body === '' || body.startsWith('\n') ? '' : '\n';
  return ok(applyChanges(head, changes.value) + apart + body);
}

/** The places inside a value that hold variables, with what stands there instead. */
function fillIn(
  path: KeyPath,
  value: FrontMatterValue,
  of: (name: string) => string,
): readonly (readonly [KeyPath, FrontMatterValue])[] {
  if (typeof value === 'string') {
    const filled = value.replace(MARK, (_, name: string) => of(name));
    return filled === value ? [] : [[path, filled]];
  }
  if (isList(value)) return value.flatMap((item, at) => fillIn([...path, at], item, of));
  return isMap(value) ? [...value].flatMap(([key, item]) => fillIn([...path, key], item, of)) : [];
}

function valueOf(name: Name, values: TemplateValues): string {
  const [year = '', month = '', day = ''] = values.date.slice(0, 10).split('-');
  switch (name) {
    case 'title':
    case 'date':
    case 'slug':
    case 'author':
      return values[name];
    case 'year':
      return year;
    case 'month':
      return month;
    case 'day':
      return day;
    case 'time':
      return values.date.slice(11, 16);
  }
}
