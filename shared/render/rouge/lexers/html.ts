import { re, WORD } from '../pattern.ts';
import { defineLexer } from '../regex-lexer.ts';
import { mixin, onMemory, otherwise, pop, push, rule, to, upTo, within } from '../rules.ts';
import type { MemoryScan, States } from '../rules.ts';
import type { Lexer } from '../token.ts';
import { css } from './css.ts';
import { javascript } from './javascript.ts';

/** The lexers for what is inside `script` and `style`. */
export interface HtmlMemory {
  javascript: Lexer;
  css: Lexer;
}

/** Names and entities are looked for no further than this, so that hostile text takes no quadratic time. */
const NAME_LIMIT = 400;

const NAME = String.raw`[\p{L}:_\-][${WORD}\p{Cf}:.·\-]*`;
const ATTRIBUTE = String.raw`[\p{L}:_\[\]()*.\-][${WORD}\p{Cf}:.·\[\]()*\-]{0,${String(NAME_LIMIT)}}`;

const TAGS: States<HtmlMemory> = {
  tagEnd: [mixin('tagEndEnd'), rule(re`${NAME}`, 'nt', to('tagEndEnd'))],
  tagEndEnd: [rule(/\s+/u, ''), rule(/>/u, 'nt', pop)],
  tagStart: [rule(/\s+/u, ''), rule(re`${NAME}`, 'nt', to('tag')), otherwise(to('tag'))],
  tag: [
    rule(/\s+/u, ''),
    within(NAME_LIMIT, rule(re`${ATTRIBUTE}\s*=\s*`, 'na', 'value')),
    rule(re`[\p{L}:_*#\-][${WORD}\p{Cf}:.·*#\-]*`, 'na'),
    rule(/\/?\s*>/u, 'nt', pop),
  ],
  value: [rule(/"/u, 's', to('double')), rule(/'/u, 's', to('single')), rule(/[^\s>]+/u, 's', pop)],
  double: [rule(/"/u, 's', pop), rule(/[^"]+/u, 's')],
  single: [rule(/'/u, 's', pop), rule(/[^']+/u, 's')],
};

function content(tag: 'script' | 'style', lexer: keyof HtmlMemory): States<HtmlMemory>[string] {
  return [
    onMemory(/[^<]+/u, (run, [text]) => run.delegate(run.memory[lexer], text)),
    rule(re`<\s*/\s*${tag}\s*>`, 'nt', pop),
    onMemory(/</u, (run, [text]) => run.delegate(run.memory[lexer], text)),
  ];
}

/** HTML's states, for lexers that are built on it. */
export const HTML = {
  memory: (): HtmlMemory => ({ javascript: javascript(), css: css() }),
  start: (run: MemoryScan<HtmlMemory>): void => {
    run.memory.javascript = javascript();
    run.memory.css = css();
  },
  states: (): States<HtmlMemory> => ({
    root: [
      rule(/[^<&]+/u, ''),
      within(NAME_LIMIT, rule(re`&[^\s;]{0,${String(NAME_LIMIT)}};`, 'ni')),
      upTo('<!', '>', rule(/<!DOCTYPE [^>]*>/iu, 'cp')),
      upTo('<![CDATA[', ']]>', rule(/<!\[CDATA\[.*?\]\]>/su, 'cp')),
      rule(/<!--/u, 'c', 'comment'),
      upTo('<?', '?>', rule(/<\?.*?\?>/su, 'cp')),
      onMemory(/<\s*script\s*/u, (run, [text]) => {
        run.token('nt', text);
        run.memory.javascript.reset();
        push('script', 'tag')(run);
      }),
      onMemory(/<\s*style\s*/u, (run, [text]) => {
        run.token('nt', text);
        run.memory.css.reset();
        push('style', 'tag')(run);
      }),
      rule(/<\//u, 'nt', 'tagEnd'),
      rule(/</u, 'nt', 'tagStart'),
    ],
    comment: [rule(/[^-]+/u, 'c'), rule(/-->/u, 'c', pop), rule(/-/u, 'c')],
    script: content('script', 'javascript'),
    style: content('style', 'css'),
    ...TAGS,
  }),
};

/** HTML as Rouge's `html` takes it apart, with the scripts and styles in it. */
export const html = defineLexer<HtmlMemory>(HTML);
