import { quoted, re } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { groups, on, otherwise, pop, rule, upTo } from '../rules.ts';
import { BUILTINS, KEYWORDS } from './racket-words.ts';
import { PREFIXED_NUMBERS } from './scheme.ts';

/** Names may hold nearly anything. */
const NAME = String.raw`[^\t\n\v\f\r ()[\]{}'\x60,.]+`;

/** Racket as Rouge's `racket` takes it apart. */
export const racket = defineStates(() => ({
  root: [
    rule(/;.*$/u, 'c1'),
    rule(/#!.*/u, 'c1'),
    rule(/#\|/u, 'cm', 'blockComment'),
    rule(/#;/u, 'cm', 'formComment'),
    rule(/\s+/u, ''),
    rule(/[+-]inf[.][f0]/u, 'mf'),
    rule(/[+-]nan[.]0/u, 'mf'),
    rule(/-min[.]0/u, 'mf'),
    rule(/[+]max[.]0/u, 'mf'),
    rule(/-?\d+\.\d+/u, 'mf'),
    rule(/-?\d+/u, 'mi'),
    rule(re`#:${NAME}`, 'nt'),
    ...PREFIXED_NUMBERS,
    rule(re`${quoted('"')}`, 's'),
    rule(re`['\x60]${NAME}`, 'ss'),
    rule(/#\\(?:[()/'"._!$%& ?=+\-]|[a-z0-9]+)/iu, 'sc'),
    rule(/#t(?:rue)?|#f(?:alse)?/iu, 'no'),
    rule(/'|#|\x60|,@|,|\./u, 'o'),
    groups(/(['#])(\s*)(\()/u, ['ss', '', 'p']),
    rule(/[([{]/u, 'p', 'command'),
    rule(/[)\]}]/u, 'p'),
    rule(re`${NAME}`, 'nv'),
  ],
  command: [
    on(re`${NAME}`, (scan, [name]) => {
      scan.token(KEYWORDS.has(name) ? 'k' : BUILTINS.has(name) ? 'nb' : 'nf', name);
      scan.pop();
    }),
    otherwise(pop),
  ],
  blockComment: [
    rule(/[^|#]+/u, 'cm'),
    rule(/\|#/u, 'cm', pop),
    rule(/#\|/u, 'cm', 'blockComment'),
    rule(/[|#]/u, 'cm'),
  ],
  formComment: [
    rule(/[({[]/u, 'cm', 'formCommentInner'),
    upTo('"', '"', rule(/"(?:\\"|[^"])*?"/u, 'cm', pop)),
    rule(/\S+/u, 'cm', pop),
    otherwise(pop),
  ],
  formCommentInner: [rule(/[^(){}[\]]+/u, 'cm'), rule(/[)}\]]/u, 'cm', pop), rule(/[({[]/u, 'cm', 'formCommentInner')],
}));
