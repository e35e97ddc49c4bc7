import type { Problem } from '../../../shared/kit/problem.ts';
import { err, ok, type Result } from '../../../shared/kit/result.ts';
import type { PostFacts } from '../../../shared/library/facts.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { minimalChanges } from '../../../shared/text/compare/minimal-change.ts';
import { applyChanges } from '../../../shared/text/text-change.ts';
import { changeKeys, type BoardMove } from '../../state/site/board-moves.ts';
import type { Desk } from '../../state/desk.ts';

/** A move that was made, with what takes it back. */
export interface BoardStep {
  readonly before: SitePath;
  readonly now: SitePath;
  readonly text: { readonly before: string; readonly after: string };
}

/** Changes a post's keys and folder as they were planned. */
export async function moveOnBoard(
  desk: Desk,
  { path }: PostFacts,
  { keys, to }: Extract<BoardMove, { kind: 'change' }>,
): Promise<Result<BoardStep, Problem>> {
  let text = { before: '', after: '' };
  const problem = await desk.change(
    path,
    before => {
      const changes = changeKeys(before, keys, path);
      if (changes.ok) text = { before, after: applyChanges(before, changes.value) };
      return changes;
    },
    to,
  );
  return problem ? err(problem) : ok({ before: path, now: to ?? path, text });
}

/** Takes a move back, unless the post was changed since. */
export function takeMoveBack(desk: Desk, { before, now, text }: BoardStep): Promise<Problem | null> {
  return desk.change(
    now,
    current => (current === text.after ? ok(minimalChanges(current, text.before)) : err(changedSince(now))),
    before === now ? null : before,
  );
}

function changedSince(path: SitePath): Problem {
  return {
    severity: 'warning',
    code: 'board-changed-since',
    place: { path, line: 1, column: 1 },
    cause: 'The post was changed since it was moved, so it stays where it is.',
    remedy: 'Move it by hand.',
  };
}
