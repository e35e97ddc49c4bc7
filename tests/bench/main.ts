import { formatTable, type Measured } from './table.ts';
import type { Bench } from './programs.ts';
import { bulkRows } from './bulk-rows.ts';
import { exportRows } from './export-rows.ts';
import { engineRows } from './engine-rows.ts';
import { largeRows } from './large-rows.ts';
import { memoryRows } from './memory-rows.ts';
import { rows as windowRows, type Figures } from './rows.ts';

/**
 * Measures each cell once a round, by turns, each in a fresh process, and prints one table. `--rounds=3` asks for more rounds,
 * `--only=WORDS` for the rows whose name holds the words.
 */
export async function main(bench: Bench, args: readonly string[]): Promise<void> {
  const option = (name: string): string | undefined =>
    args.find(arg => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const unknown = args.find(arg => !/^--(?:built$|rounds=[1-9]\d*$|only=.)/.test(arg));
  if (unknown !== undefined) throw new Error(`bench knows --built, --rounds=NUMBER and --only=WORDS, not '${unknown}'`);
  const rounds = Number(option('rounds') ?? 2);
  const wanted = [...engineRows, ...memoryRows, ...windowRows, ...bulkRows, ...exportRows, ...largeRows].filter(row =>
    row.name.includes(option('only') ?? ''),
  );
  if (wanted.length === 0) throw new Error(`bench has no row whose name holds '${option('only')}'`);
  const measured: Measured[] = wanted.map(({ name, cells }) => ({
    name,
    cells: cells.map(({ of }) => ({ of, rounds: [] })),
  }));
  for (let round = 0; round < rounds; round++) {
    for (const [index, row] of wanted.entries()) {
      for (const [place, { of, measure }] of row.cells.entries()) {
        process.stderr.write(`bench: round ${round + 1} of ${rounds}: ${row.name}, ${of}\n`);
        (measured[index]!.cells[place]!.rounds as Figures[]).push(await measure(bench));
      }
    }
  }
  process.stdout.write(`${formatTable(measured)}\n`);
}
