import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { KnownPost, SiteKnowledge } from '../site-knowledge.ts';

export type Found = CompletionResult | Promise<CompletionResult | null> | null;
export type Source = (context: CompletionContext, knowledge: SiteKnowledge) => Found;

/** All posts where they are at hand; in a large site the latest, and those among the others that fit what was typed. */
export function ofPosts(
  knowledge: SiteKnowledge,
  typed: string,
  from: number,
  validFor: RegExp,
  optionOf: (post: KnownPost) => Completion,
): Found {
  const latest = knowledge.posts();
  const older = knowledge.olderPosts(typed);
  if (!older) return { from, options: latest.map(optionOf), validFor };
  const names = new Set(latest.map(({ name }) => name));
  return older.then(found => ({
    from,
    options: [...latest, ...found.filter(({ name }) => !names.has(name))].map(optionOf),
  }));
}
