import { diffLines } from '../../shared/text/compare/diff.ts';

interface BothTexts {
  readonly before: string;
  readonly after: string;
}

/** The lines that change, as a unified diff without context. */
export function unifiedDiff(path: string, { before, after }: BothTexts, formerly = path): string {
  const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
  const lines = (text: string, sign: string): string =>
    text === '' ? '' : text.replace(/\r?\n$/, '').replace(/^/gm, sign) + '\n';
  const hunks = diffLines(before, after).map(({ fromA, toA, fromB, toB }) => {
    const [old, fresh] = [before.slice(fromA, toA), after.slice(fromB, toB)];
    const count = (text: string): number => (text === '' ? 0 : text.replace(/\n$/, '').split('\n').length);
    const head = `@@ -${lineOf(before, fromA)},${count(old)} +${lineOf(after, fromB)},${count(fresh)} @@\n`;
    return head + lines(old, '-') + lines(fresh, '+');
  });
  return `--- ${formerly}\n+++ ${path}\n${hunks.join('')}`;
}
