import type { CommandId } from '../../shared/commands.ts';
import type { Problem } from '../../shared/kit/problem.ts';
import type { CommandHandler } from '../state/commands.ts';
import type { Session } from '../state/session.ts';

/** Goes from problem to problem of the open post, and mends the one at the cursor. */
export function checkCommands(session: Session): Partial<Record<CommandId, CommandHandler>> {
  return {
    'problems.next': () => go(session, 1),
    'problems.previous': () => go(session, -1),
    'problems.fix': () => fix(session),
  };
}

/** Mends the first problem on the cursor's line that can be mended; without one it goes to the next problem. */
function fix(session: Session): boolean {
  const { checks, desk } = session;
  const line = cursorLine(session);
  const here = checks.findings.find(finding => finding.fix && finding.place.line === line);
  return here ? checks.mend(desk.post, here) : go(session, 1);
}

function go(session: Session, step: 1 | -1): boolean {
  const { desk, problems } = session;
  const path = desk.post?.path;
  const places = problems.store.get().filter(problem => problem.place.path === path);
  if (places.length === 0) return false;
  const sorted = [...places].sort(byPlace);
  const line = cursorLine(session);
  const next =
    step === 1
      ? (sorted.find(({ place }) => place.line > line) ?? sorted[0]!)
      : (sorted.findLast(({ place }) => place.line < line) ?? sorted.at(-1)!);
  session.view.toggleProblems(true);
  void session.goTo(next.place);
  return true;
}

function cursorLine({ desk: { post } }: Session): number {
  return post ? post.doc.lineAt(post.cursor).number : 0;
}

function byPlace(a: Problem, b: Problem): number {
  return a.place.line - b.place.line || a.place.column - b.place.column;
}
