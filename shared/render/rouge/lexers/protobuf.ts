import { defineStates } from '../regex-lexer.ts';
import { groups, otherwise, pop, rule, upTo, upToOnLine } from '../rules.ts';

/** Protocol buffers as Rouge's `protobuf` takes them apart. */
export const protobuf = defineStates(() => ({
  root: [
    rule(/\s+/u, ''),
    rule(/[,;{}[\]()]/u, 'p'),
    rule(/\/(?:\\\n)?\/(?:$|[^]*?[^\\]$)/u, 'c1'),
    upTo('/', '*/', rule(/\/(?:\\\n)?\*[^]*?\*(?:\\\n)?\//u, 'cm')),
    rule(
      /\b(?:ctype|default|extensions|import|max|oneof|option|optional|packed|repeated|required|returns|rpc|to)\b/u,
      'k',
    ),
    rule(
      /\b(?:bool|bytes|double|fixed32|fixed64|float|int32|int64|sfixed32|sfixed64|sint32|sint64|string|uint32|uint64)\b/u,
      'kt',
    ),
    rule(/true|false/u, 'kc'),
    groups(/(package)(\s+)/u, ['kn', ''], 'package'),
    groups(/(message|extend)(\s+)/u, ['kd', ''], 'message'),
    groups(/(enum|group|service)(\s+)/u, ['kd', ''], 'type'),
    upToOnLine('"', '"', rule(/".*?"/u, 's')),
    upToOnLine("'", "'", rule(/'.*?'/u, 's')),
    rule(/(?:\d+\.\d*|\.\d+|\d+)[eE][+-]?\d+[LlUu]*/u, 'mf'),
    rule(/(?:\d+\.\d*|\.\d+|\d+[fF])[fF]?/u, 'mf'),
    rule(/-?(?:inf|nan)\b/u, 'mf'),
    rule(/0x[0-9a-fA-F]+[LlUu]*/u, 'mh'),
    rule(/0[0-7]+[LlUu]*/u, 'mo'),
    rule(/\d+[LlUu]*/u, 'mi'),
    rule(/[+-=]/u, 'o'),
    groups(/([a-zA-Z_][\w.]*)([ \t]*)(=)/u, ['na', '', 'o']),
    rule(/[a-zA-Z_][\w.]*/u, 'n'),
  ],
  package: [rule(/[a-zA-Z_]\w*/u, 'nn', pop), otherwise(pop)],
  message: [rule(/[a-zA-Z_]\w*/u, 'nc', pop), otherwise(pop)],
  type: [rule(/[a-zA-Z_]\w*/u, 'n', pop), otherwise(pop)],
}));
