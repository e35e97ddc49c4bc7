import { defineStates } from '../regex-lexer.ts';
import { groups, mixin, pop, rule, to } from '../rules.ts';

/** nginx's configuration as Rouge's `nginx` takes it apart. */
export const nginx = defineStates(() => ({
  root: [groups(/(include)(\s+)([^\s;]+)/u, ['k', '', 'n']), rule(/[^\s$;{}()#]+/u, 'k', 'statement'), mixin('base')],
  block: [rule(/\}/u, 'p', pop), rule(/[^\s$;{}()#]+/u, 'kn', 'statement'), mixin('base')],
  statement: [rule(/\{/u, 'p', to('block')), rule(/;/u, 'p', pop), mixin('base')],
  base: [
    rule(/\s+/u, ''),
    rule(/#.*/u, 'c1'),
    rule(/(?:on|off)\b/u, 'no'),
    rule(/[$][\w-]+/u, 'nv'),
    groups(/([a-z0-9.-]{1,400})(:)([0-9]+)/iu, ['nf', 'p', 'mi']),
    rule(/[a-z-]{1,400}\/[a-z-]+/iu, 'nc'),
    rule(/[0-9]+[kmg]?\b/iu, 'mi'),
    groups(/(~)(\s*)([^\s{]+)/u, ['p', '', 'sr']),
    rule(/[:=~]/u, 'p'),
    rule(/\/(?:[^\s$;{}()#]+)?/u, 'n'),
    rule(/[^#\s;{}$\\]+/u, 's'),
    rule(/[$;]/u, ''),
  ],
}));
