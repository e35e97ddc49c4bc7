import type { FrontMatterValue } from '../text/yaml/value.ts';
import { Literal } from '../text/yaml/value.ts';
import { setKeys } from '../text/front-matter.ts';

export interface NewPostFields {
  readonly title: string;
  /** As it is to be written; null for a draft, which gets its date when it is published. */
  readonly date: string | null;
  /** Null where the site's `defaults:` give one. */
  readonly layout: string | null;
  readonly author: string | null;
  /** The keys that the site's posts have, in their order; lists among them begin empty. */
  readonly keys: readonly string[];
}

const LISTS = ['categories', 'tags'];

/** The text of a new post: its front matter in the order of the site's posts, and an empty body. */
export function newPostText(fields: NewPostFields): string {
  const values = new Map<string, FrontMatterValue>();
  if (fields.layout !== null) values.set('layout', fields.layout);
  values.set('title', fields.title);
  if (fields.date !== null) values.set('date', new Literal(fields.date));
  if (fields.author !== null) values.set('author', fields.author);
  for (const key of LISTS) if (fields.keys.includes(key)) values.set(key, []);
  const order = ['layout', 'title', 'date', ...fields.keys];
  const ranked = [...values].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  const changes = setKeys('', ranked, { order });
  const text = changes.ok ? changes.value.map(change => change.insert).join('') : `---\n---\n`;
  return `${text.replace(/\n*$/, '\n')}\n`;
}
