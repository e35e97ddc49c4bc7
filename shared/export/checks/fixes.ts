import { readDate, setDate } from '../../text/date-literal.ts';
import { itemsOf, likeBefore, setKey } from '../../text/front-matter.ts';
import { titleFromSlug } from '../../text/slug.ts';
import { Literal } from '../../text/yaml/value.ts';
import type { Fix } from '../finding.ts';
import type { CheckContext } from './check-context.ts';

/** What a rule adds to its report where the post can be mended by one change of its text. */
export type Mend = { readonly fix?: Fix };

/** A title from the first heading of the body, else from the file's name. */
export function titleFix({ text, path, frontMatter }: CheckContext): Mend {
  const heading = /^#{1,2}[ \t]+(.+?)[ \t]*#*[ \t]*$/m.exec(text.slice(frontMatter.bodyStart))?.[1];
  const bare = heading
    ?.replace(/\{:?[^}]*\}\s*$/, '')
    .replace(/[*_`]|!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .trim();
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  const title = bare || titleFromSlug(name.replace(/^\d{2,4}-\d{1,2}-\d{1,2}-/, ''));
  return title === '' ? {} : keyFix(text, 'title', title, `Title “${title}”`);
}

/** An excerpt from the words of the first paragraph, as many as the site allows, cut between sentences or words. */
export function excerptFix({ text, rendered, settings }: CheckContext): Mend {
  const paragraph = rendered.blocks.map(({ html }) => html).find(html => /^\s*<p[\s>]/.test(html));
  const words = wordsOf(paragraph ?? '');
  if (words === '') return {};
  return keyFix(text, 'excerpt', cutAt(words, settings.excerptLength), 'Excerpt from the first paragraph');
}

/** The date on the day that the file's name says; time and zone stay as they are written. */
export function dateFix({ text, frontMatter }: CheckContext, day: string): Mend {
  const value = frontMatter.values.get('date');
  const literal = value instanceof Literal ? value.source : typeof value === 'string' ? value : '';
  const parts = readDate(day);
  const changed = parts && readDate(literal) && setDate(literal, parts);
  if (changed === undefined || changed === literal) return {};
  return keyFix(text, 'date', value instanceof Literal ? new Literal(changed) : changed, `Date ${changed}`);
}

/** Another tag in place of one; of two alike one stays. */
export function tagFix({ text, frontMatter }: CheckContext, tag: string, fresh: string): Mend {
  const value = frontMatter.values.get('tags') ?? null;
  const items = itemsOf(value).map(item => (item === tag ? fresh : item));
  const once = items.filter((item, at) => items.indexOf(item) === at);
  const changes = setKey(text, 'tags', likeBefore(value, once));
  if (!changes.ok || changes.value.length === 0) return {};
  return { fix: { label: `Use “${fresh}”`, changes: changes.value } };
}

/** A line of `---` before the first line that can be no front matter. */
export function closingFix({ text }: CheckContext): Mend {
  const newline = /\r\n/.test(text.slice(0, 2000)) ? '\r\n' : '\n';
  const lines = text.split(/(?<=\n)/);
  let at = lines[0]?.length ?? 0;
  let any = false;
  for (const line of lines.slice(1)) {
    if (!/^(?:[\w-]+[ \t]*:(?:[ \t]|\r?$)|[ \t]+\S|- |#)/m.test(line) || line.trim() === '') break;
    any = true;
    at += line.length;
  }
  if (!any) return {};
  const apart = text.slice(0, at).endsWith('\n') ? '' : newline;
  return { fix: { label: 'Close the front matter', changes: [{ from: at, to: at, insert: `${apart}---${newline}` }] } };
}

/** Another word at a place where `old` stands in the text. */
export function replaceFix(text: string, from: number, old: string, fresh: string): Mend {
  if (!text.startsWith(old, from)) return {};
  const changes = [{ from, to: from + old.length, insert: fresh }];
  return { fix: { label: `Use ${fresh}`, changes } };
}

/** Of several words the one that is nearest by letters, as long as most of them are the same. */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.floor(word.length * 0.4) + 1;
  for (const other of words) {
    if (Math.abs(other.length - word.length) >= least) continue;
    const steps = distance(word, other, least);
    if (steps < least) [best, least] = [other, steps];
  }
  return best;
}

/** Insertions, deletions and replacements that lead from one word to another; at least `most` where it is more. */
function distance(a: string, b: string, most: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
    if (row.every(changed => changed >= most)) return most;
  }
  return row[b.length]!;
}

/** Another value of a key of the front matter. */
export function keyFix(text: string, key: string, value: string | Literal, label: string): Mend {
  const changes = setKey(text, key, value, {
    order: ['layout', 'title', 'date', 'author', 'categories', 'tags', 'excerpt'],
  });
  return changes.ok && changes.value.length > 0 ? { fix: { label, changes: changes.value } } : {};
}

function wordsOf(html: string): string {
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name]!)
    .replace(/\s+/g, ' ')
    .trim();
}

function cutAt(words: string, most: number): string {
  if ([...words].length <= most) return words;
  const head = [...words].slice(0, most - 1).join('');
  const sentence = /^.*[.!?…](?=\s|$)/.exec(head)?.[0];
  if (sentence !== undefined && sentence.length >= most / 3) return sentence;
  return `${head.replace(/\s+\S*$/, '')}…`;
}
