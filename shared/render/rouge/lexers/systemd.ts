import { defineStates } from '../regex-lexer.ts';
import { groups, pop, rule, upToOnLine } from '../rules.ts';

/** Unit files as Rouge's `systemd` takes them apart; a value that goes on ends, for Rouge, at a line with a quote. */
export const systemd = defineStates(() => ({
  root: [
    rule(/\s+/u, ''),
    rule(/[;#].*/u, 'c'),
    upToOnLine('[', ']', rule(/\[.*?\]$/u, 'k')),
    upToOnLine('', '=', groups(/([^=\n]*)(=)(.*)(\\\n)/u, ['nt', 'p', '', 'se'], 'continuation')),
    upToOnLine('', '=', groups(/([^=\n]*)(=)(.*)/u, ['nt', 'p', ''])),
  ],
  continuation: [upToOnLine('', '\\', groups(/(.*?)(\\\n)/u, ['', 'se'])), upToOnLine('', "'", rule(/.*'/u, '', pop))],
}));
