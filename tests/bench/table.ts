import type { Figures } from './rows.ts';

export interface Measured {
  readonly name: string;
  readonly cells: readonly { readonly of: string; readonly rounds: readonly Figures[] }[];
}

/** One table: a line for each figure, with the median over the rounds and the ratio to what Galley is compared with. */
export function formatTable(measured: readonly Measured[]): string {
  const lines: string[][] = [['', 'figure', 'Galley', 'compared with', '', 'ratio']];
  for (const { name, cells } of measured) {
    const [own, other] = cells;
    const names = Object.keys(own?.rounds[0] ?? {});
    for (const [index, figure] of names.entries()) {
      const mine = median(own!.rounds.map(round => round[figure] ?? Number.NaN));
      const theirs = other ? median(other.rounds.map(round => round[figure] ?? Number.NaN)) : Number.NaN;
      const compared = Number.isNaN(theirs)
        ? ['', '', '']
        : [other!.of, show(figure, theirs), theirs > 0 ? (mine / theirs).toFixed(2) : ''];
      lines.push([index === 0 ? name : '', figure, show(figure, mine), ...compared]);
    }
  }
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map(line => line[column]!.length)));
  return lines
    .map(line =>
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function show(figure: string, value: number): string {
  if (figure === 'long tasks') return String(value);
  return figure.startsWith('memory') ? `${Math.round(value)} MB` : `${value.toFixed(1)} ms`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}
