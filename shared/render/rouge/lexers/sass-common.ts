import { re } from '../pattern.ts';
import { groups, mixin, on, otherwise, pop, push, rule } from '../rules.ts';
import type { PlainStates } from '../rules.ts';
import type { TokenClass } from '../token.ts';
import { CSS_COLORS, CSS_PROPERTIES, CSS_VALUES } from './css-words.ts';

const NAME = String.raw`[\w\-]+`;

/** A selector's piece after its sign: the name, then whatever follows. */
function piece(token: TokenClass): PlainStates[string] {
  return [rule(re`${NAME}`, token), mixin('interpolations'), otherwise(pop)];
}

const VALUES: PlainStates = {
  value: [
    mixin('sectionEnd'),
    rule(/[ \t]+/u, ''),
    rule(re`\$${NAME}`, 'nv'),
    rule(/url\(/u, 'sx', 'url'),
    rule(re`${NAME}(?=\s*\()`, 'nf'),
    rule(re`%${NAME}`, 'nd'),
    rule(/(?:true|false)\b/u, 'bp'),
    rule(/(?:and|or|not)\b/u, 'ow'),
    rule(/#[a-z0-9]{1,6}/iu, 'mh'),
    rule(/-?\d+(?:%|[a-z]+)?/u, 'm'),
    rule(/-?\d*\.\d+(?:%|[a-z]+)?/u, 'mi'),
    mixin('strings'),
    mixin('interpolations'),
    rule(/[~^*!&%<>|+=@:,./?-]+/u, 'o'),
    rule(/[[\]()]+/u, 'p'),
    rule(/\/\*/u, 'cm', 'inlineComment'),
    rule(/\/\/[^\n]*/u, 'c1'),
    on(re`${NAME}`, (scan, [word]) =>
      scan.token(CSS_VALUES.has(word) ? 'nb' : CSS_COLORS.has(word) ? 'no' : 'n', word),
    ),
  ],
  strings: [rule(/"/u, 's2', 'double'), rule(/'/u, 's1', 'single')],
  double: [rule(/"/u, 's2', pop), mixin('interpolations'), rule(/(?:\\.|#(?!\{)|[^\n"#])+/u, 's2')],
  single: [rule(/'/u, 's1', pop), mixin('interpolations'), rule(/(?:\\.|#(?!\{)|[^\n'#])+/u, 's1')],
  url: [rule(/\)/u, 'sx', pop), rule(/(?:\\.|#(?!\{)|[^\n)#])+/u, 'sx'), mixin('interpolations')],
  interpolations: [rule(/#\{/u, 'si', 'interpolation')],
  interpolation: [rule(/\}/u, 'si', pop), mixin('value')],
  inlineComment: [
    rule(/(?:\\#|#(?=[^\n{])|\*(?=[^\n/])|[^\n#*])+/u, 'cm'),
    mixin('interpolations'),
    rule(/\*\//u, 'cm', pop),
  ],
};

const SELECTORS: PlainStates = {
  selector: [
    mixin('sectionEnd'),
    mixin('strings'),
    mixin('interpolations'),
    rule(/[ \t]+/u, ''),
    rule(/:/u, 'nd', 'pseudoClass'),
    rule(/\./u, 'nc', 'class'),
    rule(/#/u, 'nn', 'id'),
    rule(/%/u, 'nv', 'placeholder'),
    rule(re`${NAME}`, 'nt'),
    rule(/&/u, 'k'),
    rule(/[~^*!&[\]()<>|+=@:;,./?-]/u, 'o'),
  ],
  pseudoClass: piece('nd'),
  class: piece('nc'),
  id: piece('nn'),
  placeholder: piece('nv'),
};

const STATEMENTS: PlainStates = {
  statements: [
    rule(/@for\b/u, 'k', 'for'),
    rule(/@(?:debug|warn|if|each|while|else|return|media)/u, 'k', 'value'),
    groups(re`(@mixin|@function)(\s+)(${NAME})`, ['k', '', 'nf'], 'value'),
    rule(/@extend\b/u, 'k', 'selector'),
    groups(re`(@include)(\s+)(${NAME})`, ['k', '', 'nd'], 'value'),
    rule(re`@${NAME}`, 'k', 'selector'),
    rule(/&/u, 'k', 'selector'),
    groups(re`(\$${NAME})([ \t]*)(:)`, ['nv', '', 'p'], 'value'),
  ],
  for: [rule(/from|to|through/u, 'ow'), mixin('value')],
  property: [
    mixin('interpolations'),
    on(re`${NAME}`, (scan, [word]) => scan.token(CSS_PROPERTIES.has(word) ? 'nl' : 'na', word)),
  ],
  attribute: [mixin('property'), groups(/([ \t]*)(:)/u, ['', 'p'], push('value'))],
};

/** What SCSS and Sass share; each adds `root` and `sectionEnd`, where a statement ends. */
export const SASS_COMMON: PlainStates = { ...VALUES, ...SELECTORS, ...STATEMENTS };
