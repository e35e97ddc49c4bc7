import { re } from '../pattern.ts';
import { defineLexer, Run } from '../regex-lexer.ts';
import { onMemory, otherwise, pop, push, rule, to, upToOnLine } from '../rules.ts';
import type { FindLexer, Lexer, LexerOptions } from '../token.ts';
import { html } from './html.ts';

/** The lexer of the page around the template. */
interface Memory {
  readonly parent: Lexer;
}

const NAME = '[\\w$-]+';

const make = defineLexer<Memory, [parent: Lexer]>({
  memory: parent => ({ parent }),
  start: ({ memory }) => memory.parent.reset(),
  states: () => ({
    root: [
      onMemory(/\\\{+/u, (scan, [text]) => scan.delegate(scan.memory.parent, text)),
      rule(/\{\{!--/u, 'c', 'comment'),
      upToOnLine('{{!', '}}', rule(/\{\{!.*?\}\}/u, 'c')),
      rule(/\{\{\{?/u, 'k', push('stache', 'openSym')),
      onMemory(/.+?(?=\\|\{\{)/su, (scan, [text]) => {
        const { parent } = scan.memory;
        scan.delegate(parent, text);
        // An attribute's value that the template gives is over behind it.
        if (parent instanceof Run && parent.isIn('value')) parent.pop();
      }),
      onMemory(/.+/su, (scan, [text]) => scan.delegate(scan.memory.parent, text)),
    ],
    comment: [
      rule(/\{\{/u, 'c', stack => stack.pushAgain()),
      rule(/\}\}/u, 'c', pop),
      rule(/[^{}]+/u, 'c'),
      rule(/[{}]/u, 'c'),
    ],
    stache: [
      rule(/\}\}\}?/u, 'k', pop),
      rule(/\|/u, 'p'),
      rule(/~/u, 'k'),
      rule(/\s+/u, ''),
      rule(/=/u, 'o'),
      rule(/[[\]]/u, 'p'),
      rule(/[()]/u, 'p'),
      rule(/\.(?=[}\s])/u, 'nv'),
      rule(/\.\./u, 'nv'),
      rule(/[/.]/u, 'p'),
      rule(/"(?:(?:[^\\"\n]|\\.)*"|(?:[^\\"\n]|\\.)*\\")/u, 's2'),
      rule(/'(?:(?:[^\\'\n]|\\.)*'|(?:[^\\'\n]|\\.)*\\')/u, 's1'),
      rule(/\d+(?=\}\s)/u, 'm'),
      rule(/(?:true|false)(?=[}\s])/u, 'kc'),
      rule(/else(?=[}\s])/u, 'k'),
      rule(/this(?=[}\s])/u, 'bp'),
      rule(re`@${NAME}`, 'na'),
      rule(re`${NAME}`, 'nv'),
    ],
    openSym: [rule(/[#/]/u, 'k', to('blockName')), rule(/[>^&~]/u, 'k'), otherwise(pop)],
    blockName: [rule(/if(?=[}\s])/u, 'k'), rule(re`${NAME}`, 'nn', pop), otherwise(pop)],
  }),
});

/** Handlebars and Mustache as Rouge's `handlebars` takes them apart. */
export const handlebars = (options: LexerOptions, find: FindLexer) =>
  make(find(options.get('parent') ?? 'html') ?? html());
