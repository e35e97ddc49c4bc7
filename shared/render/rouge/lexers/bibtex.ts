import { rei } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { mixin, on, otherwise, pop, push, rule, to } from '../rules.ts';

const PUNCTUATION = String.raw`@!$&.\\:;<>?\[\]^\x60|~*\/+\-`;
const NAME = String.raw`[a-z_${PUNCTUATION}][\w${PUNCTUATION}]*`;

/** What an entry's braces hold, by the word behind its `@`. */
function contentOf(kind: string | undefined): string {
  return kind === 'preamble' ? 'value' : kind === 'string' ? 'field' : 'entry';
}

/** BibTeX as Rouge's `bibtex` takes it apart. */
export const bibtex = defineStates(() => ({
  root: [
    mixin('space'),
    on(rei`@(${NAME})`, (scan, match) => {
      const kind = match[1]?.toLowerCase();
      scan.token(kind === 'comment' ? 'c' : 'nc', match[0]);
      if (kind !== 'comment') push('closingBrace', contentOf(kind), 'openingBrace')(scan);
    }),
    rule(/.+/u, 'c'),
  ],
  openingBrace: [mixin('space'), rule(/[{(]/u, 'p', pop)],
  closingBrace: [mixin('space'), rule(/[})]/u, 'p', pop)],
  entry: [mixin('space'), rule(/[^\s,}]+/u, 'nl', to('fields'))],
  fields: [mixin('space'), rule(/,/u, 'p', 'field'), otherwise(pop)],
  field: [mixin('space'), rule(rei`${NAME}`, 'na', push('value', 'equalSign')), otherwise(pop)],
  equalSign: [mixin('space'), rule(/=/u, 'p', pop)],
  value: [
    mixin('space'),
    rule(rei`${NAME}`, 'nv'),
    rule(/"/u, 's', 'quoted'),
    rule(/\{/u, 's', 'braced'),
    rule(/\d+/u, 'm'),
    rule(/#/u, 'p'),
    otherwise(pop),
  ],
  quoted: [rule(/\{/u, 's', 'braced'), rule(/"/u, 's', pop), rule(/[^{"]+/u, 's')],
  braced: [rule(/\{/u, 's', 'braced'), rule(/\}/u, 's', pop), rule(/[^{}]+/u, 's')],
  space: [rule(/\s+/u, '')],
}));
