import { re, rei, wordSet } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { mixin, otherwise, pop, rule, upTo } from '../rules.ts';
import type { PlainStates } from '../rules.ts';
import { C_WORDS, cStates } from './c.ts';
import type { CWords } from './c.ts';
import type { Lexer } from '../token.ts';

export const CPP_WORDS: CWords = {
  keywords: new Set([
    ...C_WORDS.keywords,
    ...wordSet(`
  asm auto catch char8_t concept consteval constexpr constinit const_cast co_await co_return co_yield delete
  dynamic_cast explicit export friend mutable namespace new operator private protected public reinterpret_cast
  requires restrict size_of static_cast this throw throws typeid typename using virtual final override alignas
  alignof decltype noexcept static_assert thread_local try`),
  ]),
  types: new Set([...C_WORDS.types, 'bool']),
  reserved: new Set([
    ...C_WORDS.reserved,
    ...wordSet(`
  __virtual_inheritance __uuidof __super __single_inheritance __multiple_inheritance __interface __event`),
  ]),
  builtins: new Set(),
};

const DIGITS = String.raw`\d(?:'?\d)*`;
const RAW_DELIMITER = String.raw`[a-zA-Z0-9_{}\[\]#<>%:;.?*+\-\/^&|~!=,"']{0,16}`;

const RAW_STRINGS = ['', 'u8', 'u', 'U', 'L'].map(prefix =>
  upTo(`${prefix}R"`, '"', rule(re`${prefix}R"(${RAW_DELIMITER})\([^]*?\)\1"`, 's'), 'end'),
);

/** The states of C++ with these words. */
export function cppStates(words: CWords, fresh: () => Lexer): PlainStates {
  const states = cStates(words, fresh);
  return {
    ...states,
    root: [rule(/(?:__offload|__blockingoffload|__outer)\b/u, 'kp'), ...(states['root'] ?? [])],
    statements: [
      rule(/(?:class|struct)\b/u, 'k', 'className'),
      rule(/template\b/u, 'k', 'template'),
      rule(re`${DIGITS}(?:\.${DIGITS})?(?:y|d|h|min|s|ms|us|ns|i|if|il)\b`, 'mx'),
      rule(rei`(?:${DIGITS}[.](?:${DIGITS})?|[.]${DIGITS})(?:e[+\-]?${DIGITS}[lu]*)?`, 'mf'),
      rule(rei`${DIGITS}e[+\-]?${DIGITS}[lu]*`, 'mf'),
      rule(/0x[0-9a-f](?:'?[0-9a-f])*[lu]*/iu, 'mh'),
      rule(/0b[01]+(?:'[01]+)*/u, 'mb'),
      rule(/0[0-7](?:'?[0-7])*[lu]*/iu, 'mo'),
      rule(rei`${DIGITS}[lu]*`, 'mi'),
      rule(/nullptr\b/u, 'nb'),
      ...RAW_STRINGS,
      rule(/::|<=>/u, 'o'),
      rule(/[{}]/u, 'p'),
      ...(states['statements'] ?? []),
    ],
    className: [
      rule(/[a-zA-Z_][a-zA-Z0-9_]*/u, 'nc', pop),
      mixin('space'),
      rule(/[.]{3}/u, 'o'),
      rule(/,/u, 'p', pop),
      otherwise(pop),
    ],
    template: [rule(/[>;]/u, 'p', pop), rule(/typename\b/u, 'k', 'className'), mixin('statements')],
    case: [rule(/:(?!:)/u, 'p', pop), mixin('statements')],
  };
}

/** C++ as Rouge's `cpp` takes it apart. */
export const cpp = defineStates(
  () => cppStates(CPP_WORDS, () => cpp()),
  scan => scan.push('line'),
);
