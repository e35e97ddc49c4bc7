import { re, WORD } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { pop, rule, upTo, upToOnLine, within } from '../rules.ts';

/** Names and entities are looked for no further than this, so that hostile text takes no quadratic time. */
const NAME_LIMIT = 400;

const NAME = String.raw`[\p{L}:_][${WORD}\p{Cf}:.·\-]*`;

/** XML as Rouge's `xml` takes it apart. */
export const xml = defineStates(() => ({
  root: [
    rule(/[^<&]+/u, ''),
    within(NAME_LIMIT, rule(re`&[^\s;]{0,${String(NAME_LIMIT)}};`, 'ni')),
    upToOnLine('<![CDATA[', ']]>', rule(/<!\[CDATA\[.*?\]\]>/u, 'cp')),
    rule(/<!--/u, 'c', 'comment'),
    upToOnLine('<?', '?>', rule(/<\?.*?\?>/u, 'cp')),
    upTo('<!', '>', rule(/<![^>]*>/u, 'cp')),
    rule(re`<\s*${NAME}`, 'nt', 'tag'),
    rule(re`<\s*/\s*${NAME}\s*>`, 'nt'),
  ],
  comment: [rule(/[^-]+/u, 'c'), rule(/-->/u, 'c', pop), rule(/-/u, 'c')],
  tag: [
    rule(/\s+/u, ''),
    rule(re`[\p{L}:_][${WORD}\p{Cf}:.·\-]{0,${String(NAME_LIMIT)}}\s*=`, 'na', 'value'),
    rule(/\/?\s*>/u, 'nt', pop),
  ],
  value: [rule(/\s+/u, ''), rule(/".*?"|'.*?'|[^\s>]+/su, 's', pop)],
}));
