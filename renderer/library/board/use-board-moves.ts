import { useCallback, useState } from 'react';
import type { PostState } from '../../../shared/library/facts.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { planBoardMove } from '../../state/site/board-moves.ts';
import type { CatalogueRow } from '../../state/site/catalogue-protocol.ts';
import { useSession } from '../../state/session-context.ts';
import { stateWords } from '../post-state.tsx';
import { moveOnBoard, takeMoveBack, type BoardStep } from './board-steps.ts';

interface BoardMoves {
  /** What came of the last move; undefined before the first. */
  readonly said: string | undefined;
  /** Gives where the posts that were moved lie now. */
  readonly move: (rows: readonly CatalogueRow[], to: PostState) => Promise<readonly SitePath[]>;
  /** Takes the last move back, all of its posts; undefined where there is none. Gives where they lie again. */
  readonly undo: (() => Promise<readonly SitePath[]>) | undefined;
}

/** Brings posts into other states, several as one move; those to be published are shown in the Export dialog. */
export function useBoardMoves(): BoardMoves {
  const { desk, dialogs, siteFacts } = useSession();
  const [said, setSaid] = useState<string>();
  const [last, setLast] = useState<readonly BoardStep[]>([]);

  const move = useCallback(
    async (rows: readonly CatalogueRow[], to: PostState) => {
      const steps: BoardStep[] = [];
      const publish: SitePath[] = [];
      const refused: string[] = [];
      for (const row of rows) {
        if (row.state === to) continue;
        const plan = planBoardMove(row, to, siteFacts.store.get().review, siteFacts.moveContext(Date.now()));
        if (plan.kind === 'publish') publish.push(row.path);
        else {
          const step = plan.kind === 'refused' ? undefined : await moveOnBoard(desk, row, plan);
          if (step?.ok) steps.push(step.value);
          else {
            const problem = step?.error ?? (plan.kind === 'refused' ? plan.problem : undefined);
            if (problem) refused.push(`${rows.length > 1 ? `“${row.title}”: ` : ''}${problem.cause} ${problem.remedy}`);
          }
        }
      }
      if (steps.length > 0) setLast(steps);
      const moved = steps.length === 1 ? rows.find(row => row.path === steps[0]!.before)?.title : undefined;
      const who = moved === undefined ? `${steps.length} posts are` : `“${moved}” is`;
      setSaid([...(steps.length > 0 ? [`${who} now: ${stateWords[to]}.`] : []), ...refused].join(' '));
      if (publish.length > 0) dialogs.show({ kind: 'export', paths: publish });
      return steps.map(step => step.now);
    },
    [desk, dialogs, siteFacts],
  );

  const undo = async () => {
    const back: SitePath[] = [];
    const refused: string[] = [];
    for (const step of last.toReversed()) {
      const problem = await takeMoveBack(desk, step);
      if (problem) refused.push(`${last.length > 1 ? `${step.now}: ` : ''}${problem.cause} ${problem.remedy}`);
      else back.push(step.before);
    }
    setLast([]);
    setSaid(refused.length > 0 ? refused.join(' ') : 'Taken back.');
    return back;
  };

  return { said, move, undo: last.length > 0 ? undo : undefined };
}
