import { autocompletion, type Completion, type CompletionContext } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import type { KnownImage, KnownValue, SiteKnowledge } from '../site-knowledge.ts';
import { snippetCompletion } from '../snippets/insert-snippet.ts';
import { emoji } from './emoji.ts';
import { fenceLanguages } from './code-languages.ts';
import { liquidSource } from './liquid-completion.ts';
import { ofPosts, type Found, type Source } from './known-posts.ts';
import { typedEnds } from './typed-end.ts';
import './completion.css';

/** Completes what the site knows: keys and values of front matter, tags, posts, includes, files, images; languages of code; and emoji. */
export function siteCompletion(knowledge: SiteKnowledge): Extension {
  const sources: readonly Source[] = [frontMatterSource, liquidSource, fenceLanguages, addressSource, emojiSource];
  return [
    typedEnds,
    autocompletion({
      icons: false,
      override: [
        context => sources.reduce<Found>((found, source) => found ?? source(context, knowledge), null),
        snippetCompletion,
      ],
      tooltipClass: () => 'completion',
      maxRenderedOptions: 60,
    }),
  ];
}

const frontMatterSource: Source = (context, knowledge) => {
  if (!inFrontMatter(context)) return null;
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  const key = /^[A-Za-z_][\w-]*$|^$/.exec(before);
  if (key) {
    const options = knowledge.keys().map((one): Completion => ({ ...option(one), apply: `${one.value}: ` }));
    return before === '' && !context.explicit ? null : { from: line.from, options, validFor: /^[\w-]*$/ };
  }
  const value = /^([A-Za-z_][\w-]*):\s+(.*)$/.exec(before);
  const item = /^\s*-\s+(.*)$/.exec(before);
  const name = value?.[1] ?? (item ? keyAbove(context, line.number) : undefined);
  const typed = /[^[\],]*$/.exec(value?.[2] ?? item?.[1] ?? '')?.[0].trimStart() ?? '';
  if (name === undefined || (typed === '' && !context.explicit)) return null;
  return { from: context.pos - typed.length, options: knowledge.values(name).map(option), validFor: /^[^[\],\n]*$/ };
};

function keyAbove(context: CompletionContext, number: number): string | undefined {
  for (let above = number - 1; above > 1 && above > number - 200; above--) {
    const { text } = context.state.doc.line(above);
    const key = /^([A-Za-z_][\w-]*):\s*$/.exec(text);
    if (key) return key[1];
    if (!/^\s*-/.test(text)) return undefined;
  }
  return undefined;
}

/** Inside the parentheses of an image or a link. */
const addressSource: Source = (context, knowledge) => {
  const opened = context.matchBefore(/!?\[[^\]\n]*\]\([^)\s]*/);
  if (!opened) return null;
  const typed = opened.text.slice(opened.text.lastIndexOf('(') + 1);
  const from = context.pos - typed.length;
  if (/^https?:/i.test(typed)) return null;
  if (opened.text.startsWith('!')) {
    return { from, options: knowledge.images().map(imageOption), validFor: /^[^)\s]*$/ };
  }
  return ofPosts(knowledge, typed, from, /^[^)\n]*$/, ({ title, name }) => ({
    label: title,
    detail: name,
    apply: `{% post_url ${name} %}`,
  }));
};

const emojiSource: Source = context => {
  const typed = context.matchBefore(/(?:^|[\s([*_>])?:[a-z+][a-z0-9_]+/);
  if (!typed || inCodeOrFrontMatter(context)) return null;
  const colon = typed.text.indexOf(':');
  if (colon > 1) return null;
  return {
    from: typed.from + colon,
    options: emoji().map(([name, sign]): Completion => ({ label: `:${name}:`, detail: sign, apply: sign })),
    validFor: /^:[a-z0-9_+]*$/,
  };
};

/** Found by its path, with a slash before it or without, and written as the site's posts write it. */
function imageOption({ path, address }: KnownImage): Completion {
  return { label: `/${path}`, displayLabel: path, apply: address };
}

function option({ value, count }: KnownValue): Completion {
  return { label: value, detail: String(count), boost: Math.min(99, Math.log2(count + 1) * 8) };
}

function inFrontMatter(context: CompletionContext): boolean {
  return (
    syntaxTree(context.state).topNode.firstChild?.name === 'FrontMatter' &&
    context.pos <= (syntaxTree(context.state).topNode.firstChild?.to ?? 0)
  );
}

function inCodeOrFrontMatter(context: CompletionContext): boolean {
  if (inFrontMatter(context)) return true;
  for (let node = syntaxTree(context.state).resolveInner(context.pos, -1); ; node = node.parent) {
    if (/Code|Liquid|URL/.test(node.name)) return true;
    if (!node.parent) return false;
  }
}
