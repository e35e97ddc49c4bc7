import { anyOf, rei } from '../pattern.ts';
import { defineLexer } from '../regex-lexer.ts';
import { groups, onMemory, pop, rule } from '../rules.ts';
import type { Lexer } from '../token.ts';
import { shell } from './shell.ts';

const KEYWORDS = anyOf(`
  FROM MAINTAINER CMD LABEL EXPOSE ENV ADD COPY ENTRYPOINT VOLUME USER WORKDIR ARG STOPSIGNAL HEALTHCHECK SHELL`);

/** The lexer of the commands. */
interface Memory {
  shell: Lexer;
}

/** Dockerfiles as Rouge's `docker` takes them apart, with the commands of `RUN`. */
export const docker = defineLexer<Memory>({
  memory: () => ({ shell: shell() }),
  start: run => {
    run.memory.shell = shell();
  },
  states: () => ({
    root: [
      rule(/\s+/u, ''),
      groups(/^(FROM)(\s{1,20})(.{0,300})(\s{1,20})(AS)(\s+)(.*)/iu, ['k', 'w', 's', 'w', 'k', 'w', 's']),
      groups(rei`^(ONBUILD)(\s+)(${KEYWORDS})(.*)`, ['k', 'w', 'k', 's']),
      groups(rei`^(${KEYWORDS})\b(.*)`, ['k', 's']),
      rule(/#.*?$/u, 'c'),
      onMemory(/^(?:ONBUILD\s+)?RUN\s+/iu, (run, [text]) => {
        run.token('k', text);
        run.push('run');
        run.memory.shell.reset();
      }),
      rule(/\w+/u, ''),
      rule(/[^\w]+/u, ''),
      rule(/./u, ''),
    ],
    run: [
      rule(/\n/u, '', pop),
      rule(/\\./su, 'se'),
      onMemory(/(?:\\.|[^\n\\])+/u, (run, [text]) => run.delegate(run.memory.shell, text)),
    ],
  }),
});
