import matter from 'gray-matter';
import { splitFrontMatter, type SplitText } from './split.ts';
import type { TextRange } from './text-change.ts';

/** Where a text's front matter stands and whether it is YAML that Jekyll reads. */
export type Fences =
  | { readonly kind: 'yaml'; readonly split: SplitText; readonly range: TextRange }
  /** No front matter: the whole text is body. */
  | { readonly kind: 'none' }
  /** A first line of `---` that no later line closes: Jekyll takes the whole text for body. */
  | { readonly kind: 'unclosed' }
  /** Front matter of another tool (`---toml`, `+++`, `---js`): kept as text, never parsed, never run. */
  | { readonly kind: 'foreign'; readonly language: string; readonly range: TextRange };

/**
 * Finds the front matter. Jekyll's own rule decides for `---`; what it does not take is looked at by gray-matter, which
 * knows the fences of other tools and gets no engine that parses or executes anything.
 */
export function findFences(text: string): Fences {
  const split = splitFrontMatter(text);
  if (split) return { kind: 'yaml', split, range: { from: split.yamlStart, to: split.yamlStart + split.yaml.length } };
  const mark = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const opening = /^(---|\+\+\+|;;;)([^\S\r\n]*[A-Za-z][\w.+-]*)?[^\S\r\n]*(?:\r?\n|$)/.exec(
    text.slice(mark, mark + 200),
  );
  const delimiter = opening?.[1];
  if (opening === null || delimiter === undefined) return { kind: 'none' };
  const named = opening[2]?.trim();
  const language = named?.toLowerCase() ?? { '---': 'yaml', '+++': 'toml', ';;;': 'json' }[delimiter] ?? 'text';
  if (language === 'yaml' && delimiter === '---') return { kind: 'unclosed' };
  const hasLines = opening[0].endsWith('\n');
  if (!hasLines && mark + opening[0].length < text.length) return { kind: 'none' };
  const block = hasLines ? matterBlock(text, delimiter, named ?? language) : '';
  const from = mark + delimiter.length + (opening[2]?.length ?? 0);
  return { kind: 'foreign', language, range: { from, to: Math.min(text.length, from + block.length) } };
}

/** The text between foreign fences, as gray-matter cuts it; `language` is written as the fence has it. */
function matterBlock(text: string, delimiter: string, language: string): string {
  const kept = { parse: () => ({}), stringify: () => '' };
  const file = matter(
    { content: new PlainText(text) as unknown as string },
    {
      delimiters: delimiter,
      language,
      engines: { yaml: kept, json: kept, javascript: kept, coffee: kept, [language]: kept },
    },
  );
  return file.matter;
}

/**
 * gray-matter copies strings with Node's `Buffer`, which a browser's worker lacks; whatever says that it is a buffer is
 * taken as it is.
 */
class PlainText {
  static isBuffer(value: unknown): boolean {
    return value instanceof PlainText;
  }
  constructor(private readonly text: string) {}
  toString(): string {
    return this.text;
  }
}
