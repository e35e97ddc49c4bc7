import { useMemo } from 'react';
import { wordDiff, type DiffStretch } from '../../shared/text/compare/word-diff.ts';
import type { TextChange } from '../../shared/text/text-change.ts';
import { shortened, type Neighbours } from './shortened.ts';

interface WordDiffProps {
  readonly earlier: string;
  readonly later: string;
  readonly onRestore: (change: TextChange) => void;
}

/** An earlier text with what was added and removed since, and a button for each changed paragraph. */
export function WordDiff({ earlier, later, onRestore }: WordDiffProps) {
  const stretches = useMemo(() => wordDiff(earlier, later), [earlier, later]);
  return (
    <div className="history-diff selectable" role="document" aria-label="What changed since" tabIndex={0}>
      {stretches.every(({ kind }) => kind === 'same') && (
        <p className="history-empty">This is the text as it is now.</p>
      )}
      {stretches.map((stretch, at) => (
        <Stretch
          key={at}
          stretch={stretch}
          neighbours={{ before: at > 0, after: at < stretches.length - 1 }}
          onRestore={onRestore}
        />
      ))}
    </div>
  );
}

interface StretchProps {
  readonly stretch: DiffStretch;
  readonly neighbours: Neighbours;
  readonly onRestore: WordDiffProps['onRestore'];
}

function Stretch({ stretch, neighbours, onRestore }: StretchProps) {
  if (stretch.kind === 'same') return <div className="history-same">{shortened(stretch.text, neighbours)}</div>;
  return (
    <div className="history-changed">
      {stretch.words.map(({ kind, text }, at) =>
        kind === 'added' ? <ins key={at}>{text}</ins> : kind === 'removed' ? <del key={at}>{text}</del> : text,
      )}
      <button type="button" className="button button-outline" onClick={() => onRestore(stretch.restore)}>
        Restore this part
      </button>
    </div>
  );
}
