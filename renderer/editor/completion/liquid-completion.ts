import type { Completion } from '@codemirror/autocomplete';
import { tagLanguages } from './code-languages.ts';
import { applyInTag } from './finish-tag.ts';
import { ofPosts, type Source } from './known-posts.ts';
import { FILTERS, isAlone, TAGS } from './liquid-names.ts';

/** Inside Liquid: filters, tags, and what a tag takes. What is chosen closes its tag. */
export const liquidSource: Source = (context, knowledge) => {
  const piped = context.matchBefore(/\{[{%][^{}\n]*\|\s*\w*/);
  const filter = piped && /[^|]\|\s*(\w*)$/.exec(piped.text);
  if (filter) {
    const options = FILTERS.map(label => ({ label }));
    return { from: context.pos - filter[1]!.length, options, validFor: /^\w*$/ };
  }
  const tag = context.matchBefore(/\{%-?\s*[\w ]*[^%}\n]*/);
  if (!tag) return null;
  const inner = /^\{%-?\s*(?:(\w+)\s+)?([^\s%}]*)$/.exec(tag.text);
  if (!inner) return null;
  const [, name, typed = ''] = inner;
  const from = context.pos - typed.length;
  if (name === undefined) return { from, options: TAGS.map(tagOption), validFor: /^\w*$/ };
  const validFor = /^[\w./-]*$/;
  if (name === 'include') return { from, options: knowledge.includes().map(lastOption), validFor };
  if (name === 'link') return { from, options: knowledge.files().map(lastOption), validFor };
  if (name === 'highlight') return tagLanguages(from);
  if (name !== 'post_url') return null;
  return ofPosts(knowledge, typed, from, validFor, ({ title, name: label }) => ({
    ...lastOption(label),
    detail: title,
  }));
};

function tagOption(label: string): Completion {
  return { label, apply: applyInTag(label, isAlone(label) ? 'last' : 'followed') };
}

function lastOption(label: string): Completion {
  return { label, apply: applyInTag(label, 'last') };
}
