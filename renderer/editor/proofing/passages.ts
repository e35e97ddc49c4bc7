import type { Text } from '@codemirror/state';
import type { SyntaxNodeRef, Tree } from '@lezer/common';
import type { Passage } from '../../../shared/language/passage.ts';
import { ProseBuilder, type Closed } from './prose-builder.ts';

/** Blocks whose words are checked, and whether they need be sentences. */
const BLOCKS = /^(?:Paragraph|Task|TableCell|(?:ATX|Setext)Heading[1-6])$/;
const PASSED = /^(?:Document|Blockquote|BulletList|OrderedList|ListItem|Table|TableHeader|TableRow)$/;
/** A longer block is left unchecked: it is read whole after each key; UTF-16 units. */
const LONGEST = 50_000;
/** Front-matter keys whose values are read by people. */
const READ_KEYS = /^(?:title|subtitle|excerpt|description|summary|caption)$/i;
const ENTRY = /^([A-Za-z_][\w-]*):[ \t]+(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s"'|>&*!#%@`[{].*?))[ \t]*$/;

/**
 * The prose of a part of a post, passage by passage, as its syntax tree shows it: paragraphs, headings, items, cells, words
 * in HTML, and the values of front matter that are read. Code, Liquid, addresses, tags and attribute lists are left out.
 */
export function passagesIn(doc: Text, tree: Tree, from: number, to: number, closed: Closed = []): readonly Passage[] {
  const passages: Passage[] = [];
  const add = (passage: Passage | undefined): void => {
    if (passage) passages.push(passage);
  };
  tree.iterate({
    from,
    to,
    enter(node) {
      if (PASSED.test(node.name)) return true;
      if (node.to - node.from > LONGEST) return false;
      if (BLOCKS.test(node.name)) for (const one of passagesOf(doc, node, closed)) add(one);
      else if (node.name === 'HTMLBlock') for (const one of htmlPassages(doc, node, closed)) add(one);
      else if (node.name === 'FrontMatter') for (const one of frontMatterPassages(doc, node)) add(one);
      return false;
    },
  });
  return passages;
}

/** What stands between `{% highlight %}`, `{% raw %}` or `{% comment %}` and its end. */
export function closedParts(doc: Text): Closed {
  const parts: { from: number; to: number }[] = [];
  let open: { readonly name: string; readonly from: number } | undefined;
  let at = 0;
  for (const line of doc.iterLines()) {
    if (line.includes('{%')) {
      for (const match of line.matchAll(/\{%-?\s*(end)?(highlight|raw|comment)\b/g)) {
        if (!open && match[1] === undefined) open = { name: match[2]!, from: at + match.index };
        else if (open && match[1] !== undefined && match[2] === open.name) {
          parts.push({ from: open.from, to: at + line.indexOf('%}', match.index) + 2 });
          open = undefined;
        }
      }
    }
    at += line.length + 1;
  }
  if (open) parts.push({ from: open.from, to: doc.length });
  return parts;
}

function passagesOf(doc: Text, { node }: SyntaxNodeRef, closed: Closed): Passage[] {
  const builder = new ProseBuilder(doc, closed);
  const text = doc.sliceString(node.from, Math.min(node.to, node.from + 3));
  // An abbreviation's definition, or an attribute list on a line of its own.
  if (text.startsWith('*[') || text.startsWith('{:')) return [];
  builder.take(node);
  const fragment = node.name !== 'Paragraph' || node.parent?.name === 'ListItem';
  const passage = builder.finish(fragment);
  return [...(passage ? [passage] : []), ...builder.aside];
}

/** Words between tags; a tag that makes a block ends a passage. */
function htmlPassages(doc: Text, { from, to }: SyntaxNodeRef, closed: Closed): Passage[] {
  const text = doc.sliceString(from, to);
  const passages: Passage[] = [];
  let builder = new ProseBuilder(doc, closed);
  const finish = (): void => {
    const passage = builder.finish(true);
    if (passage) passages.push(passage);
    builder = new ProseBuilder(doc, closed);
  };
  const sign =
    /<!--[\s\S]*?(?:-->|$)|<(script|style|pre|code|kbd|samp|svg|math|textarea|iframe|video|audio)\b[\s\S]*?(?:<\/\1\s*>|$)|<\/?([a-z][\w-]*)(?:"[^"]*"|'[^']*'|[^>"'])*(?:>|$)|\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}|\{:[^}]*\}/gi;
  let at = 0;
  for (const match of text.matchAll(sign)) {
    builder.text(from + at, from + match.index);
    at = match.index + match[0].length;
    if (match[2] !== undefined && !INLINE.has(match[2].toLowerCase())) finish();
    else if (match[2] === undefined) builder.object(from + match.index, from + at);
  }
  builder.text(from + at, to);
  finish();
  return passages;
}

const INLINE = new Set(
  'a abbr b bdi bdo cite del dfn em font i ins mark q s small span strong sub sup time u'.split(' '),
);

function frontMatterPassages(doc: Text, { from, to }: SyntaxNodeRef): Passage[] {
  const passages: Passage[] = [];
  for (let at = from; at <= to;) {
    const line = doc.lineAt(at);
    at = line.to + 1;
    const entry = ENTRY.exec(line.text);
    if (!entry || !READ_KEYS.test(entry[1]!)) continue;
    const value = entry[2] ?? entry[3] ?? entry[4]!;
    const start = line.from + line.text.indexOf(value, entry[1]!.length + 1);
    const builder = new ProseBuilder(doc);
    builder.text(start, start + value.length);
    const passage = builder.finish(true);
    if (passage) passages.push(passage);
  }
  return passages;
}
