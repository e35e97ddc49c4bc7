import { re } from '../pattern.ts';
import { defineLexer } from '../regex-lexer.ts';
import { groups, mixin, onMemory, pop, push, rule, to, when, within } from '../rules.ts';
import type { MemoryScan, Rule, States } from '../rules.ts';

/** The open indentations, outermost first, and that of the line so far. */
interface Memory {
  levels: number[];
  next: number;
  /** Where the lines of a block scalar begin; unknown until its first line. */
  scalar: number | undefined;
}

const SCALAR_START = String.raw`[^ \t\n\r\f\v?:,\[\]{}#&*!\|>'"%@\x60]`;
const ANCHOR = String.raw`[\p{L}\p{Nl}\p{Nd}_\-]+`;

function indent(run: MemoryScan<Memory>): number {
  return run.memory.levels.at(-1) ?? 0;
}

function resetIndent(run: MemoryScan<Memory>): void {
  run.memory = { levels: [0], next: 0, scalar: undefined };
}

/** Closes the levels that the new line leaves; gives the length that belongs to an open level. */
function saveIndent(run: MemoryScan<Memory>, size: number): number {
  const { memory } = run;
  memory.next = size;
  if (size >= indent(run)) return size;
  while (size < indent(run)) memory.levels.pop();
  return indent(run);
}

function setIndent(run: MemoryScan<Memory>, size: number): void {
  const { memory } = run;
  if (indent(run) < memory.next) memory.levels.push(memory.next);
  memory.next += size;
}

function continueIndent(run: MemoryScan<Memory>, match: RegExpExecArray): void {
  run.token('', match[0]);
  run.memory.next += match[0].length;
}

function marker(type: 'nt' | 'nn', state: string): (run: MemoryScan<Memory>, match: RegExpExecArray) => void {
  return (run, match) => {
    run.token(type, match[0]);
    resetIndent(run);
    run.push(state);
  };
}

const LINES: States<Memory> = {
  comment: [rule(/#.*$/u, 'c1')],
  root: [
    mixin('comment'),
    rule(/\n+/u, ''),
    rule(/[ ]+(?=#|$)/u, ''),
    onMemory(/^%YAML\b/u, marker('nt', 'yamlDirective')),
    onMemory(/^%TAG\b/u, marker('nt', 'tagDirective')),
    onMemory(/^(?:---|\.\.\.)(?= |$)/u, marker('nn', 'line')),
    onMemory(/[ ]*(?!\s|$)/u, (run, match) => {
      const known = saveIndent(run, match[0].length);
      run.token('', match[0].slice(0, known));
      run.token('err', match[0].slice(known));
      push('line', 'indentation')(run);
    }),
  ],
  indentation: [
    onMemory(/\s*?\n/u, (run, match) => {
      run.token('', match[0]);
      run.pop(2);
    }),
    onMemory(/[ ]+(?=[-:?](?:[ ]|$))/u, continueIndent),
    onMemory(/[?:-](?=[ ]|$)/u, (run, match) => {
      setIndent(run, match[0].length);
      run.token('pi', match[0]);
    }),
    onMemory(/[ ]*/u, (run, match) => {
      continueIndent(run, match);
      run.pop();
    }),
  ],
  line: [
    rule(/[ ]*(?=#|$)/u, '', pop),
    rule(/[ ]+/u, ''),
    mixin('descriptors'),
    mixin('blockNodes'),
    mixin('flowNodes'),
    when(re`(?=${SCALAR_START}|[?:\-][^ \t\n\r\f\v])`, 'plain'),
  ],
  ignored: [mixin('comment'), rule(/[ ]+/u, ''), rule(/\n/u, '', pop)],
  yamlDirective: [groups(/([ ]+)(\d+\.\d+)/u, ['', 'm'], to('ignored'))],
  tagDirective: [
    groups(/([ ]+)(!|![\w-]*!)([ ]+)(!|!?[\w;/?:@&=+$,.!~*'()[\]%-]+)/u, ['', 'kt', '', 'kt'], to('ignored')),
  ],
};

const NODES: States<Memory> = {
  descriptors: [
    rule(/!<[0-9A-Za-z;/?:@&=+$,_.!~*'()[\]%-]+>/u, 'kt'),
    rule(/(?:![\w-]+)?!(?:[\w;/?:@&=+$,.!~*'()[\]%-]*)/u, 'kt'),
    rule(re`&${ANCHOR}`, 'nl'),
    rule(re`\*${ANCHOR}`, 'nv'),
  ],
  blockNodes: [
    within(
      500,
      onMemory<Memory>(/([^#,:?[\]{}"'\n]{1,500})(:)(?=\s|$)/u, (run, match) => {
        run.groups(match, ['na', 'pi']);
        setIndent(run, 0);
      }),
    ),
    rule(/[|>][+-]?/u, 'pi', push('blockScalar', 'blockScalarHeader')),
  ],
  flowNodes: [
    rule(/\[/u, 'pi', 'flowSequence'),
    rule(/\{/u, 'pi', 'flowMapping'),
    rule(/'/u, 's1', 'single'),
    rule(/"/u, 's2', 'double'),
  ],
  flow: [
    rule(/\s+/u, ''),
    mixin('comment'),
    rule(/[?:,]/u, 'pi'),
    mixin('descriptors'),
    mixin('flowNodes'),
    when(re`(?=${SCALAR_START})`, 'plainInFlow'),
  ],
  flowSequence: [rule(/\]/u, 'pi', pop), mixin('flow')],
  flowMapping: [rule(/\}/u, 'pi', pop), mixin('flow')],
};

function blockScalarLine(run: MemoryScan<Memory>, match: RegExpExecArray): void {
  run.token('', match[0]);
  const size = match[0].length;
  const least = run.memory.scalar ?? indent(run);
  run.memory.scalar ??= size;
  if (size < least) {
    saveIndent(run, size);
    run.goto('indentation');
  }
}

function blockScalarHeader(run: MemoryScan<Memory>, match: RegExpExecArray): void {
  run.memory.scalar = undefined;
  run.goto('ignored');
  if (match[0] === '') return;
  const increment = match[1] ?? match[2];
  if (increment !== undefined) run.memory.scalar = indent(run) + (Number.parseInt(increment, 10) || 0);
  run.token('pi', match[0]);
}

const BLOCK_SCALARS: States<Memory> = {
  blockScalar: [
    rule(/\n+/u, ''),
    onMemory(/^[ ]+$/u, (run, match) => {
      const mark = run.memory.scalar ?? match[0].length;
      run.token('', match[0].slice(0, mark));
      run.token('no', match[0].slice(mark));
    }),
    onMemory(/^[ ]*/u, blockScalarLine),
    rule(/[^\n\r\f\v]+/u, 's'),
  ],
  blockScalarHeader: [onMemory(/(([1-9])[+-]?|[+-]?([1-9])?)(?=[ ]|$)/u, blockScalarHeader)],
};

const QUOTED: States<Memory> = {
  quotedSpace: [rule(/^[ ]+/u, ''), rule(/[ ]+$/u, ''), rule(/\n+/u, ''), rule(/[ ]+/u, 'nv')],
  single: [mixin('quotedSpace'), rule(/\\'/u, 'se'), rule(/'/u, 's', pop), rule(/[^\s']+/u, 's')],
  double: [
    rule(/"/u, 's', pop),
    mixin('quotedSpace'),
    rule(/\\[0abt\tn\nvfre "\\N_LP]/u, 'se'),
    rule(/\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})/u, 'se'),
    rule(/[^ \t\n\r\f\v"\\]+/u, 's'),
  ],
};

function plainLineStart(run: MemoryScan<Memory>, match: RegExpExecArray): void {
  run.token('', match[0]);
  run.pop();
  if (match[0].length > indent(run)) return;
  run.pop();
  saveIndent(run, match[0].length);
  run.push('indentation');
}

const PLAIN: readonly Rule<Memory>[] = [
  rule(/[ ]*(?=:[ \n]|:$)/u, '', pop),
  rule(/[ ]*:\S+/u, 's'),
  rule(/[ ]+(?=#)/u, '', pop),
  rule(/[ ]+$/u, ''),
  rule(/\n+/u, '', 'plainNewLine'),
  rule(/[ ]+/u, 's'),
  rule(/true|false|null/u, 'no'),
  rule(/\d+(?:\.\d+)?(?=(?:\r?\n)| +#)/u, 'm', pop),
  rule(/[^\s:]+/u, 's'),
];

const PLAIN_SCALARS: States<Memory> = {
  plain: PLAIN,
  plainNewLine: [
    rule(/^[ ]+\n/u, ''),
    rule(/\n+/u, ''),
    when(/^(?=---|\.\.\.)/u, run => run.pop(3)),
    onMemory(/^[ ]*/u, plainLineStart),
  ],
  plainInFlow: [
    rule(/[ ]*(?=[,:?[\]{}])/u, '', pop),
    rule(/[ ]+(?=#)/u, '', pop),
    rule(/^[ ]+/u, ''),
    rule(/[ ]+$/u, ''),
    rule(/\n+/u, ''),
    rule(/[ ]+/u, 'nv'),
    rule(/[^\s,:?[\]{}]+/u, 'nv'),
  ],
};

/** YAML as Rouge's `yaml` takes it apart. */
export const yaml = defineLexer<Memory>({
  memory: () => ({ levels: [0], next: 0, scalar: undefined }),
  start: resetIndent,
  states: () => ({ ...LINES, ...NODES, ...BLOCK_SCALARS, ...QUOTED, ...PLAIN_SCALARS }),
});
