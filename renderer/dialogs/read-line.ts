export interface LinePlace {
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
}

/**
 * Reads where somebody wants to go: `12`, `12:5`, `:12`, `+10` and `-10` from the line of the cursor. A line beyond the end is
 * the last one; undefined for what is no line.
 */
export function readLine(written: string, current: number, lines: number): LinePlace | undefined {
  const parts = /^:?([+-]?)(\d{1,9})(?:[:,](\d{1,9}))?$/.exec(written.replace(/\s/g, ''));
  if (!parts) return undefined;
  const [, sign, number, column = '1'] = parts;
  const line = sign === '' ? Number(number) : current + Number(`${sign}${number}`);
  if (sign === '' && line === 0) return undefined;
  return { line: Math.min(lines, Math.max(1, line)), column: Math.max(1, Number(column)) };
}
