import { defineStates } from '../regex-lexer.ts';
import { groups, on, rule } from '../rules.ts';
import type { TokenClass } from '../token.ts';
import { VIM_COMMANDS, VIM_NAMES } from './viml-words.ts';

function classOf(word: string): TokenClass {
  return VIM_COMMANDS.has(word) ? 'k' : VIM_NAMES.has(word) ? 'nb' : '';
}

/** Vim's script as Rouge's `viml` takes it apart. */
export const viml = defineStates(() => ({
  root: [
    groups(/^(\s*)(".*?)$/u, ['', 'c']),
    rule(/^\s*\\/u, 'se'),
    rule(/[ \t]+/u, ''),
    rule(/\/(?:\\[^\n]|[^\n/\\])*\//u, 'sr'),
    rule(/"(?:(?:\\[^\n]|[^\n"\\])*"|(?:\\[^\n]|[^\n"\\])*\\")/u, 's2'),
    rule(/'(?:(?:\\[^\n]|[^\n'\\])*'|(?:\\[^\n]|[^\n'\\])*\\')/u, 's1'),
    rule(/-?\d+/u, 'm'),
    rule(/#[0-9a-f]{6}/iu, 'mh'),
    rule(/^:/u, 'p'),
    rule(/[():<>+=!\[\]{}\|,~.\-]/u, 'p'),
    rule(/(let|if|else|endif|elseif|fun|function|endfunction)\b/u, 'k'),
    rule(/(NONE|bold|italic|underline|dark|light)\b/u, 'nb'),
    rule(/[absg]:\w+\b/u, 'nv'),
    on(/\w+\b/u, (scan, [text]) => scan.token(classOf(text), text)),
    rule(/./su, ''),
  ],
}));
