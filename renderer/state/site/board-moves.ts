import type { Problem } from '../../../shared/kit/problem.ts';
import { ok, type Result } from '../../../shared/kit/result.ts';
import type { PostFacts, PostState, ReviewSettings } from '../../../shared/library/facts.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { readFrontMatter, removeKey, setKey } from '../../../shared/text/front-matter.ts';
import { applyChanges, composeChanges, type TextChange } from '../../../shared/text/text-change.ts';
import type { FrontMatterValue } from '../../../shared/text/yaml/value.ts';
import { planUnpublish, type MoveContext } from './post-moves.ts';

/** What brings a post into a state: other keys, another folder; publishing has a dialog of its own. */
export type BoardMove =
  | { readonly kind: 'change'; readonly keys: KeyChanges; readonly to: SitePath | null }
  | { readonly kind: 'publish' }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** Values by key; undefined takes the key out. */
export type KeyChanges = readonly (readonly [string, FrontMatterValue | undefined])[];

/** Works out how a post comes into another state. */
export function planBoardMove(
  { path, kind, state, date }: Pick<PostFacts, 'path' | 'kind' | 'state' | 'date'>,
  to: PostState,
  review: ReviewSettings,
  context: MoveContext,
): BoardMove {
  const live = state === 'published' || state === 'scheduled';
  switch (to) {
    case 'draft':
    case 'in-review':
    case 'ready': {
      const word = to === 'draft' ? undefined : review.words[to][0];
      const leaves = kind === 'post' && (live || to === 'draft');
      // What stays in its folder stays out of the site by `published: false`; a draft needs no such key.
      const keys: KeyChanges = [[review.key, word], ...(leaves || kind === 'draft' ? [PUBLISHED] : [])];
      const move = leaves ? planUnpublish(path, context) : undefined;
      if (move?.problem) return { kind: 'refused', problem: move.problem };
      return { kind: 'change', keys, to: move?.to ?? null };
    }
    case 'unpublished':
      return {
        kind: 'change',
        keys: [
          [review.key, undefined],
          ['published', false],
        ],
        to: null,
      };
    case 'scheduled':
    case 'published': {
      if (kind === 'draft') return { kind: 'publish' };
      const comes = date !== null && date.epoch > context.now;
      if (live || comes !== (to === 'scheduled')) return { kind: 'refused', problem: byDate(path, to) };
      return { kind: 'change', keys: [[review.key, undefined], PUBLISHED], to: null };
    }
  }
}

const PUBLISHED = ['published', undefined] as const;

/** The changes of a post's text for such a move; a text that has no such key is left as it is. */
export function changeKeys(text: string, keys: KeyChanges, path: string): Result<readonly TextChange[], Problem> {
  let changes: TextChange[] = [];
  let current = text;
  for (const [key, value] of keys) {
    if (value === undefined && !readFrontMatter(current, path).values.has(key)) continue;
    const next = value === undefined ? removeKey(current, key, { path }) : setKey(current, key, value, { path });
    if (!next.ok) return next;
    changes = composeChanges(changes, next.value);
    current = applyChanges(current, next.value);
  }
  return ok(changes);
}

function byDate(path: SitePath, to: PostState): Problem {
  return {
    severity: 'warning',
    code: 'state-by-date',
    place: { path, line: 1, column: 1 },
    cause: 'Its date says whether a post is scheduled or published.',
    remedy: to === 'scheduled' ? 'Give it a date that is still to come.' : 'Give it a date that has passed.',
  };
}
