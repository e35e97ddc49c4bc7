import { anyOf, re } from '../pattern.ts';
import { defineLexer } from '../regex-lexer.ts';
import { groups, mixin, onMemory, pop, rule, to, upTo, upToOnLine, within } from '../rules.ts';
import type { MemoryScan, States } from '../rules.ts';
import type { Lexer } from '../token.ts';
import { shell } from './shell.ts';

const FUNCTIONS = anyOf(`
  abspath addprefix addsuffix and basename call dir error eval file filter filter-out findstring firstword flavor foreach
  if join lastword notdir or origin patsubst realpath shell sort strip subst suffix value warning wildcard word wordlist
  words`);

/** The lexer of the commands. */
interface Memory {
  readonly shell: Lexer;
}

function toShell(scan: MemoryScan<Memory>, [text]: RegExpExecArray): void {
  scan.delegate(scan.memory.shell, text);
}

const STOP = String.raw`\$\(|\$\{|\(|\)|\}|\\|$`;

const COMMANDS: States<Memory> = {
  shell: [
    rule(/\$[({][\t ]*\w[\w:=%.]*[\t ]*[)}]/iu, 'nv'),
    groups(re`(\$[(\{])([\t ]*)(${FUNCTIONS})([\t ]+)`, ['nf', '', 'nb', ''], 'shellExpression'),
    onMemory(/\\./su, toShell),
    onMemory(re`[^]+?(?=${STOP})`, toShell),
    onMemory(re`${STOP}`, toShell),
  ],
  shellExpression: [
    onMemory(/[({]/u, (scan, match) => {
      toShell(scan, match);
      scan.pushAgain();
    }),
    rule(/[)}]/u, 'nf', pop),
    mixin('shell'),
  ],
  shellLine: [rule(/\n/u, '', pop), mixin('shell')],
};

const HEADS: States<Memory> = {
  export: [rule(/[\w${}()-]/u, 'nv'), rule(/\n/u, '', pop), rule(/[\t ]+/u, '')],
  blockHead: [
    rule(/[^,\\\n#]+/u, 'nf'),
    rule(/,/u, 'p'),
    rule(/#/u, 'c'),
    rule(/\\\n/u, ''),
    rule(/\\./u, ''),
    rule(/\n/u, '', to('blockBody')),
  ],
  blockBody: [
    groups(/(ifn?def|ifn?eq)([\t ]+)([^#\n]+)(#.*)?(\n)/u, ['k', '', 'nv', 'c', '']),
    groups(/(else|endif)([\t ]*)(#.*)?(\n)/u, ['k', '', 'c', '']),
    groups(/(\t[\t ]*)([@-]?)/u, ['', 'p'], 'shellLine'),
    onMemory(/(?:)/u, scan => {
      scan.memory.shell.reset();
      scan.pop();
    }),
  ],
};

/** Makefiles as Rouge's `make` takes them apart. */
export const make = defineLexer<Memory>({
  memory: () => ({ shell: shell() }),
  start: scan => scan.memory.shell.reset(),
  states: () => ({
    root: [
      rule(/\s+/u, ''),
      upTo('#', '\n', rule(/#.*\n/u, 'c')),
      groups(/([-s]?include)((?:[\t ]+[^\t\n #]+)+)/u, ['k', 'sx']),
      groups(/(ifn?def|ifn?eq)([\t ]+)([^#\n]+)/u, ['k', '', 'nv']),
      rule(/(?:else|endif)[\t ]*(?=[#\n])/u, 'k'),
      within(400, groups(/(export)([\t ]+)(?=[\w${}()\t -]{1,400}\n)/u, ['k', ''], 'export')),
      rule(/export[\t ]+/u, 'k'),
      groups(/([\w${}().-]{1,400})([\t ]*)([!?:+]?=)/u, ['nv', '', 'o'], 'shellLine'),
      upTo('"', '"', rule(/"(?:\\.|[^"\\])*"/u, 's2'), 'end'),
      upTo("'", "'", rule(/'(?:\\.|[^'\\])*'/u, 's1'), 'end'),
      upToOnLine('', ':', groups(/([^\n:]+)(:+)([ \t]*)/u, ['nl', 'o', ''], 'blockHead')),
    ],
    ...COMMANDS,
    ...HEADS,
  }),
});
