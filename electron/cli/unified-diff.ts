import { diffLines, linesOf } from '../../shared/text/compare/diff.ts';

interface BothTexts {
  readonly before: string;
  readonly after: string;
}

/** The lines that change, as a unified diff without context, which `git apply --unidiff-zero` takes. */
export function unifiedDiff(path: string, { before, after }: BothTexts, formerly = path): string {
  const hunks = diffLines(before, after).map(({ fromA, toA, fromB, toB }) => {
    const [old, fresh] = [before.slice(fromA, toA), after.slice(fromB, toB)];
    const head = `@@ -${placeOf(before, fromA, old)} +${placeOf(after, fromB, fresh)} @@\n`;
    return head + signed(old, '-') + signed(fresh, '+');
  });
  return `--- ${formerly}\n+++ ${path}\n${hunks.join('')}`;
}

/** Where a stretch begins and how many lines it has; one of none stands behind the line before it. */
function placeOf(text: string, offset: number, stretch: string): string {
  const before = linesOf(text.slice(0, offset)).length;
  const count = linesOf(stretch).length;
  return `${count === 0 ? before : before + 1},${count}`;
}

function signed(stretch: string, sign: string): string {
  return linesOf(stretch)
    .map(line => sign + (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`))
    .join('');
}
