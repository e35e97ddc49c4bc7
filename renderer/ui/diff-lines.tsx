import { diffLines } from '../../shared/text/compare/diff.ts';
import './diff-lines.css';

interface DiffLinesProps {
  readonly before: string;
  readonly after: string;
  /** Unchanged lines that are shown around each change. */
  readonly around?: number;
}

type Line = { readonly kind: 'same' | 'added' | 'removed' | 'gap'; readonly text: string };

const AROUND = 4;

/** The lines that differ between two texts, with a few lines around each. */
export function DiffLines({ before, after, around = AROUND }: DiffLinesProps) {
  return (
    <pre className="diff selectable" tabIndex={0} aria-label="Changed lines">
      {linesOf(before, after, around).map((line, at) => (
        <span key={at} className={`diff-line diff-${line.kind}`}>
          {`${{ same: ' ', added: '+', removed: '-', gap: '⋯' }[line.kind]}${line.text}\n`}
        </span>
      ))}
    </pre>
  );
}

function linesOf(before: string, after: string, around: number): readonly Line[] {
  const changes = diffLines(before, after);
  if (changes.length === 0)
    return slice(before)
      .slice(0, 12)
      .map(text => ({ kind: 'same', text }));
  const lines: Line[] = [];
  let at = 0;
  for (const { fromA, toA, fromB, toB } of changes) {
    context(lines, slice(before.slice(at, fromA)), at > 0, around);
    for (const text of slice(before.slice(fromA, toA))) lines.push({ kind: 'removed', text });
    for (const text of slice(after.slice(fromB, toB))) lines.push({ kind: 'added', text });
    at = toA;
  }
  for (const text of slice(before.slice(at)).slice(0, around)) lines.push({ kind: 'same', text });
  return lines;
}

/** The unchanged lines before a change; of many the last ones, and the first ones too when a change came before. */
function context(lines: Line[], unchanged: readonly string[], follows: boolean, around: number): void {
  const first = follows ? around : 0;
  if (unchanged.length <= first + around) {
    for (const text of unchanged) lines.push({ kind: 'same', text });
    return;
  }
  for (const text of unchanged.slice(0, first)) lines.push({ kind: 'same', text });
  // Where nothing is shown around, only what lies between two changes is left out visibly.
  if (around > 0 || follows) lines.push({ kind: 'gap', text: '' });
  if (around === 0) return;
  for (const text of unchanged.slice(-around)) lines.push({ kind: 'same', text });
}

function slice(text: string): readonly string[] {
  if (text === '') return [];
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}
