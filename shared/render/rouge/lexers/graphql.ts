import { re } from '../pattern.ts';
import { defineLexer } from '../regex-lexer.ts';
import type { PlainRule, Scan } from '../rules.ts';
import { groups, mixin, on, onMemory, otherwise, pop, popTimes, rule, to, upTo } from '../rules.ts';
import type { FindLexer, Lexer, LexerOptions, TokenClass } from '../token.ts';
import { markdown } from './markdown.ts';

const NAME = String.raw`[_A-Za-z][_0-9A-Za-z]*`;
const BUILT_IN = re`\b(?:Int|Float|String|Boolean|ID)\b`;

/** A value: outside of lists it is the only one. */
function value(pattern: RegExp, type: TokenClass): PlainRule {
  return on(pattern, (run, [text]) => {
    run.token(type, text);
    if (!run.isIn('list')) run.pop();
  });
}

/** The bracket that ends a list or an object, and with it the value that it is. */
function endOfValue(pattern: RegExp): PlainRule {
  return on(pattern, (run, [text]) => {
    run.token('p', text);
    run.pop();
    if (run.isIn('value')) run.pop();
  });
}

function endOfSelection(run: Scan, [text]: RegExpExecArray): void {
  run.token('p', text);
  run.pop();
  if (run.isIn('queryDefinition') || run.isIn('fragmentDefinition')) run.pop();
}

const NAME_RULE = rule(re`\b${NAME}\b`, 'n');

const makeGraphql = defineLexer<Lexer, readonly [LexerOptions, FindLexer]>({
  memory: markdown,
  states: () => ({
    root: [
      rule(/\b(?:query|mutation|subscription)\b/u, 'k', 'queryDefinition'),
      on(/\{/u, (run, [text]) => {
        run.token('p', text);
        run.push('queryDefinition');
        run.push('selectionSet');
      }),
      rule(/\bfragment\b/u, 'k', 'fragmentDefinition'),
      rule(/\bscalar\b/u, 'k', 'value'),
      rule(/\b(?:type|interface|enum|input|schema)\b/u, 'k', 'typeDefinition'),
      rule(/\bunion\b/u, 'k', 'unionDefinition'),
      rule(/\bextend\b/u, 'k'),
      mixin('basic'),
      upTo(
        '"""\n',
        '\n"""',
        onMemory<Lexer>(/(""")(\n)(.*?)(\n)(""")/su, (run, match) => {
          run.token('s2', match[1]);
          run.token('w', match[2]);
          run.memory.reset();
          run.delegate(run.memory, match[3] ?? '');
          run.token('w', match[4]);
          run.token('s2', match[5]);
        }),
      ),
    ],
    basic: [rule(/\s+/u, 'w'), rule(/#.*/u, 'c'), rule(/[!,]/u, 'p')],
    directives: [groups(re`(@${NAME})(\s*)(\()`, ['k', 'w', 'p'], 'arguments'), rule(re`@${NAME}\b`, 'k')],
    fragmentDefinition: [rule(/\bon\b/u, 'k'), mixin('queryDefinition')],
    queryDefinition: [
      mixin('directives'),
      NAME_RULE,
      rule(/\(/u, 'p', 'variableDefinitions'),
      rule(/\{/u, 'p', 'selectionSet'),
      mixin('basic'),
    ],
    typeDefinition: [
      rule(/\bimplements\b/u, 'k'),
      NAME_RULE,
      rule(/\(/u, 'p', 'variableDefinitions'),
      rule(/\{/u, 'p', 'typeDefinitionSet'),
      mixin('basic'),
    ],
    unionDefinition: [NAME_RULE, rule(/=/u, 'p', 'unionDefinitionVariant'), mixin('basic')],
    unionDefinitionVariant: [rule(re`\b${NAME}\b`, 'n', to('unionDefinitionPipe')), mixin('basic')],
    unionDefinitionPipe: [
      rule(/\|/u, 'p', to('unionDefinitionVariant')),
      { ...otherwise(popTimes(2)), pattern: /(?![|\s#])/u },
      mixin('basic'),
    ],
    typeDefinitionSet: [
      rule(/\}/u, 'p', popTimes(2)),
      groups(re`\b(${NAME})(\s*)(\()`, ['n', 'w', 'p'], 'variableDefinitions'),
      NAME_RULE,
      rule(/:/u, 'p', 'typeNames'),
      mixin('basic'),
    ],
    arguments: [rule(/\)/u, 'p', pop), NAME_RULE, rule(/:/u, 'p', 'value'), mixin('basic')],
    variableDefinitions: [
      rule(/\)/u, 'p', pop),
      rule(re`\$${NAME}\b`, 'nv'),
      NAME_RULE,
      rule(/:/u, 'p', 'typeNames'),
      rule(/=/u, 'p', 'value'),
      mixin('basic'),
    ],
    typeNames: [
      rule(BUILT_IN, 'nb', pop),
      rule(re`\b${NAME}\b`, 'n', pop),
      rule(/\[/u, 'p', 'typeNameList'),
      mixin('basic'),
    ],
    typeNameList: [rule(BUILT_IN, 'nb'), NAME_RULE, rule(/\]/u, 'p', popTimes(2)), mixin('basic')],
    selectionSet: [
      mixin('directives'),
      on(/\}/u, endOfSelection),
      groups(re`\b(${NAME})(\s*)(\()`, ['n', 'w', 'p'], 'arguments'),
      groups(re`\b(${NAME})(\s*)(:)`, ['n', 'w', 'p']),
      NAME_RULE,
      groups(/(\.\.\.)(\s+)(on)\b/u, ['p', 'w', 'k']),
      rule(/\.\.\./u, 'p'),
      rule(/\{/u, 'p', 'selectionSet'),
      mixin('basic'),
    ],
    list: [endOfValue(/\]/u), mixin('value')],
    object: [endOfValue(/\}/u), groups(re`\b(${NAME})(\s*)(:)`, ['n', 'w', 'p'], 'value'), mixin('basic')],
    value: [
      upTo('"""', '"""', rule(/""".*?"""/su, 's2')),
      value(re`\$${NAME}\b`, 'nv'),
      value(/\b(?:true|false|null)\b/u, 'kc'),
      value(/[+-]?[0-9]+\.[0-9]+(?:[eE][+-]?[0-9]+)?/u, 'mf'),
      value(/[+-]?[1-9][0-9]*(?:[eE][+-]?[0-9]+)?/u, 'mi'),
      upTo('"', '"', value(/"(\\[\\"]|[^"])*"/u, 's2')),
      value(re`\b${NAME}\b`, 'n'),
      rule(/\{/u, 'p', 'object'),
      rule(/\[/u, 'p', 'list'),
      mixin('basic'),
    ],
  }),
});

/** GraphQL as Rouge's `graphql` takes it apart, with the Markdown of its descriptions. */
export function graphql(options: LexerOptions, find: FindLexer): Lexer {
  return makeGraphql(options, find);
}
