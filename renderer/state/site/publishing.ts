import type { Problem } from '../../../shared/kit/problem.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { planUnpublish } from './post-moves.ts';
import type { Session } from '../session.ts';

/** Moves a post back to `_drafts`. */
export async function unpublish(session: Session, path: SitePath): Promise<Problem | null> {
  const move = planUnpublish(path, session.siteFacts.moveContext(Date.now()));
  if (!move) return null;
  if (move.problem) return move.problem;
  const { desk } = session;
  return (await desk.open(move.from)) ? desk.move(move.to) : desk.store.get().refused;
}
