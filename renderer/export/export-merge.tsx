import { useMemo, useState } from 'react';
import type { ExportTexts } from '../../shared/contract/export.ts';
import type { Problem } from '../../shared/kit/problem.ts';
import type { SitePath } from '../../shared/site/site-file.ts';
import { mergeTexts } from '../../shared/text/compare/merge.ts';
import { chooseMerge } from '../../shared/text/compare/merge-choice.ts';
import { Button } from '../ui/button.tsx';
import { MergeChoices, NO_CHOICES, undecided } from '../ui/merge-choices.tsx';
import type { ExportJob } from './export-job.ts';

interface ExportMergeProps {
  readonly job: ExportJob;
  readonly path: SitePath;
  /** Before: the target's; after: as exported. */
  readonly texts: ExportTexts;
  /** What the target is called. */
  readonly target: string;
}

/** A conflict difference by difference: which side each comes from, and the text that is then written. */
export function ExportMerge({ job, path, texts, target }: ExportMergeProps) {
  const { base = '', before, after } = texts;
  const merge = useMemo(() => mergeTexts(base, after ?? '', before ?? ''), [base, before, after]);
  const [choices, setChoices] = useState(NO_CHOICES);
  const [refused, setRefused] = useState<Problem | null>(null);
  const open = undecided(merge, choices);
  const use = () => {
    const text = chooseMerge(
      merge,
      hunk => choices.hunks.get(hunk.piece) ?? hunk.usual ?? 'mine',
      ({ key }) => choices.keys.get(key) ?? 'mine',
    );
    if (!text.ok) return setRefused(text.error);
    void job.decide({ path, decision: 'chosen', text: text.value });
  };
  const remark =
    open === 0 ? 'Everything is chosen.' : `${open} ${open === 1 ? 'difference' : 'differences'} to choose`;
  return (
    <>
      <div className="export-merge">
        <span role="status">{refused ? `${refused.cause} ${refused.remedy}` : remark}</span>
        <Button disabled={open > 0} onPress={use}>
          Write What Is Chosen
        </Button>
      </div>
      <MergeChoices merge={merge} choices={choices} theirs={`In ${target}`} onChoose={setChoices} />
    </>
  );
}
