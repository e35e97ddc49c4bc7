import type { MemoryScan } from '../rules.ts';

/** What an indented block continues: the state for its lines, and the indentation of the line that began it. */
export interface Indentation {
  block: { readonly state: string; readonly indent: string } | undefined;
  last: string;
}

export function noIndentation(): Indentation {
  return { block: undefined, last: '' };
}

/** The lines behind this one that are indented deeper are of this state. */
export function startBlock({ memory }: MemoryScan<Indentation>, state: string): void {
  memory.block = { state, indent: memory.last };
}

/** Where a line begins: goes on in the block that it is indented for, or in `content`. */
export function lineStart(scan: MemoryScan<Indentation>, [indent]: RegExpExecArray): void {
  scan.token('', indent);
  const { memory } = scan;
  memory.last = indent;
  if (memory.block && indent.startsWith(memory.block.indent) && indent !== memory.block.indent) {
    scan.push(memory.block.state);
  } else {
    memory.block = undefined;
    scan.push('content');
  }
}
