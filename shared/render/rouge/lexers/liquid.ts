import { defineStates } from '../regex-lexer.ts';
import { groups, mixin, on, pop, resetStack, rule, within } from '../rules.ts';
import type { PlainStates, Scan } from '../rules.ts';
import type { TokenClass } from '../token.ts';

function stringOr(text: string | undefined, other: TokenClass): TokenClass {
  if (text !== undefined && /'[^']*'/u.test(text)) return 's1';
  return text !== undefined && /"[^"]*"/u.test(text) ? 's2' : other;
}

function cycle(scan: Scan, match: RegExpExecArray): void {
  scan.groups(match, ['nt', 'w', stringOr(match[3], 'na'), 'w', 'p', 'w']);
  scan.push('variableMarkup');
}

function loop(scan: Scan, match: RegExpExecArray): void {
  scan.groups(match, ['nt', 'w', 'nv', 'w', 'nt', 'w', stringOr(match[7], 'nv'), 'w']);
  scan.push('tagMarkup');
}

const TAGS: PlainStates = {
  tag: [
    rule(/(?:if|elsif|unless|case)\b/u, 'kr', 'condition'),
    rule(/when\b/u, 'kr', 'when'),
    groups(/(else)(\s*)(-?%\})/u, ['kr', 'w', 'p'], pop),
    groups(/(capture|(?:in|de)crement)(\s+)([^\s%]+)(\s*)(-?%\})/u, ['nt', 'w', 'nv', 'w', 'p'], pop),
    groups(/(comment)(\s*)(-?%\})/u, ['nt', 'w', 'p'], 'comment'),
    groups(/(raw)(\s*)(-?%\})/u, ['nt', 'w', 'p'], 'raw'),
    groups(/(end(?:if|unless|case))(\s*)(-?%\})/u, ['kr', 'w', 'p'], pop),
    groups(/(end[^\s%]+)(\s*)(-?%\})/u, ['nt', 'w', 'p'], pop),
    rule(/(?:assign|echo)\b/u, 'nt', 'assign'),
    rule(/(?:include|render)\b/u, 'nt', 'include'),
    on(/(cycle)(\s+)(?:([^\s:]*)(\s*)(:))?(\s*)/u, cycle),
    on(/(for|tablerow)(\s+)([\w-]+)(\s+)(in)(\s+)((?:[^\s%,|'"]|"[^"]*"|'[^']*')+)(\s*)/u, loop),
    groups(/([^\s%]+)(\s*)/u, ['nt', 'w'], 'tagMarkup'),
  ],
  comment: [
    rule(/[^{]+/u, 'c'),
    groups(/(\{%-?)(\s*)(endcomment)(\s*)(-?%\})/u, ['p', 'w', 'nt', 'w', 'p'], resetStack),
    rule(/\{/u, 'c'),
  ],
  raw: [
    rule(/[^{]+/u, ''),
    groups(/(\{%-?)(\s*)(endraw)(\s*)(-?%\})/u, ['p', 'w', 'nt', 'w', 'p'], resetStack),
    rule(/\{/u, ''),
  ],
  condition: [rule(/[=!]=|[<>]=?/u, 'o'), rule(/(?:and|or|contains)\b/u, 'ow'), mixin('blockEnd'), mixin('values')],
  when: [mixin('blockEnd'), mixin('values')],
  assign: [
    rule(/[=]/u, 'o'),
    groups(/(\|)(\s*)([a-zA-Z_][^\s%|:]*)/u, ['p', 'w', 'nf'], 'filters'),
    mixin('blockEnd'),
    mixin('values'),
  ],
  include: [
    groups(/(\{\{-?)(\s*)/u, ['p', 'w'], 'embedded'),
    rule(/(?:with|for)\b/u, 'nt'),
    rule(/[/\w-]{1,400}(?:\.[\w-]+)+\b/u, ''),
    mixin('variableMarkup'),
  ],
};

const OUTPUT: PlainStates = {
  output: [groups(/(\|)(\s*)([a-zA-Z_][^\s}|:]*)/u, ['p', 'w', 'nf'], 'filters'), mixin('outputEnd'), mixin('values')],
  embedded: [
    groups(/(\|)(\s*)([a-zA-Z_][^\s}|:]*)/u, ['p', 'w', 'nf']),
    rule(/-?\}\}/u, 'p', pop),
    mixin('variableParameters'),
  ],
  filters: [
    groups(/(\|)(\s*)([a-zA-Z_][^\s%}|:]*)/u, ['p', 'w', 'nf']),
    mixin('outputEnd'),
    mixin('blockEnd'),
    mixin('variableParameters'),
  ],
  outputEnd: [rule(/-?\}\}/u, 'p', resetStack)],
  blockEnd: [rule(/-?%\}/u, 'p', resetStack)],
};

const MARKUP: PlainStates = {
  parameters: [
    mixin('space'),
    mixin('constants'),
    mixin('strings'),
    mixin('numbers'),
    within(400, groups(/([^\s=:]{1,400})(\s*)([=:])/u, ['na', 'w', 'o'])),
    rule(/[,:]/u, 'p'),
  ],
  variableParameters: [mixin('parameters'), mixin('variables'), rule(/\S+/u, '')],
  tagMarkup: [rule(/reversed\b/u, 'na'), mixin('blockEnd'), mixin('parameters'), rule(/\S+/u, '')],
  variableMarkup: [mixin('blockEnd'), mixin('variableParameters')],
};

const VALUES: PlainStates = {
  constants: [rule(/(?:false|true|nil)\b/u, 'kc')],
  variables: [
    rule(/(?:empty|blank|forloop\.[^\s%}|:]+)\b/u, 'nb'),
    rule(/\.(?=\w)|\[|\]/u, 'p'),
    rule(/(?:first|last|size)\b/u, 'nf'),
    rule(/[a-zA-Z_][\w-]*\??/u, 'nv'),
  ],
  strings: [rule(/'[^']*'/u, 's1'), rule(/"[^"]*"/u, 's2')],
  numbers: [rule(/-/u, 'o'), rule(/\d+\.\d+/u, 'mf'), rule(/\d+/u, 'mi')],
  values: [mixin('space'), mixin('constants'), mixin('strings'), mixin('numbers'), mixin('variables')],
  space: [rule(/[ \t]+/u, 'w')],
};

/** Liquid as Rouge's `liquid` takes it apart; the text around it is plain. */
export const liquid = defineStates(() => ({
  root: [
    rule(/[^{]+/u, ''),
    groups(/(\{%-?)(\s*)/u, ['p', 'w'], 'tag'),
    groups(/(\{\{-?)(\s*)/u, ['p', 'w'], 'output'),
    rule(/\{/u, ''),
  ],
  ...TAGS,
  ...OUTPUT,
  ...MARKUP,
  ...VALUES,
}));
