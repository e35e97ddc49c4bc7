import { firstSet, mayBegin } from './first.ts';
import type { FirstSet } from './first.ts';
import { sticky } from './pattern.ts';
import { Ahead, Work } from './work.ts';
import type { MemoryRule, MemoryScan, PlainRule, Rule, States } from './rules.ts';
import type { Emit, Lexer, TokenClass } from './token.ts';

interface CompiledRule<M> {
  readonly expression: RegExp;
  readonly first: FirstSet;
  /** Whether it matches only where a line begins. */
  readonly atLineStart: boolean;
  /** Its place among the state's rules. */
  readonly place: number;
  readonly rule: PlainRule | MemoryRule<M>;
  /** Where to go on when the rule matched nothing too often: behind the mixin that it came from. */
  readonly resume: number;
}

/** A state's rules, with those that a character may begin looked out once for each. */
class State<M> {
  readonly #byCode: (readonly CompiledRule<M>[] | undefined)[] = [];

  constructor(
    readonly name: string,
    readonly rules: readonly CompiledRule<M>[],
  ) {}

  /** The rules that may match at a character of this code; all from 128 on are alike. */
  candidates(code: number): readonly CompiledRule<M>[] {
    const key = Math.min(code, 128);
    return (this.#byCode[key] ??= this.rules.filter(({ first }) => mayBegin(first, key)));
  }
}

/** The rules of a state, compiled when the state is first entered. */
class StateTable<M> {
  readonly #compiled = new Map<string, State<M>>();

  constructor(readonly states: States<M>) {}

  get(name: string): State<M> {
    let state = this.#compiled.get(name);
    if (!state) {
      const rules = Object.hasOwn(this.states, name) ? this.states[name] : undefined;
      if (!rules) throw new Error(`No lexer state is named ${name}`);
      state = this.make(name, rules);
      this.#compiled.set(name, state);
    }
    return state;
  }

  make(name: string, rules: readonly Rule<M>[]): State<M> {
    return new State(name, this.#flatten(rules));
  }

  #flatten(rules: readonly Rule<M>[]): CompiledRule<M>[] {
    const out: CompiledRule<M>[] = [];
    for (const rule of rules) {
      if ('mixin' in rule) {
        const inner = this.get(rule.mixin).rules;
        const start = out.length;
        const end = start + inner.length;
        for (const each of inner) {
          const resume = Number.isFinite(each.resume) ? each.resume + start : end;
          out.push({ ...each, place: out.length, resume });
        }
      } else {
        const { pattern } = rule;
        out.push({
          expression: sticky(pattern),
          first: firstSet(pattern),
          atLineStart: pattern.source.startsWith('^'),
          place: out.length,
          rule,
          resume: Infinity,
        });
      }
    }
    return out;
  }
}

const NEWLINE = 10;

/** Rouge allows this many matches of nothing in a row. */
const MAX_EMPTY_MATCHES = 5;

/** States made while lexing are kept up to this many. */
const MAX_MADE_STATES = 200;

/**
 * A lexer of named states with rules, run as Rouge's RegexLexer runs them: the rules of the state on top of the stack are
 * tried in order, the first that matches gives tokens and may change the stack; where none does, one character is an error.
 *
 *          ┌──────── push ────────┐
 *   stack: root │ string │ interpolation      pop takes the top away, goto replaces it
 */
export class Run<M = unknown> implements Lexer, MemoryScan<M> {
  readonly #table: StateTable<M>;
  readonly #start: ((scan: MemoryScan<M>) => void) | undefined;
  readonly #made = new Map<string, State<M>>();
  #stack: State<M>[];
  #work = new Work();
  #emit: Emit = () => {};
  memory: M;

  constructor(table: StateTable<M>, memory: M, start: ((scan: MemoryScan<M>) => void) | undefined) {
    this.#table = table;
    this.#start = start;
    this.#stack = [table.get('root')];
    this.memory = memory;
  }

  reset(): void {
    this.#work = new Work();
    this.resetStack();
    this.#start?.(this);
  }

  lex(text: string, emit: Emit): void {
    this.#emit = emit;
    const ahead = new Ahead(text);
    let at = 0;
    let empty = 0;
    while (at < text.length) {
      const rules = this.#top().candidates(text.charCodeAt(at));
      let end = -1;
      let tried = 0;
      let from = 0;
      for (const { expression, atLineStart, place, rule, resume } of rules) {
        tried += 1;
        if (place < from || (atLineStart && at > 0 && text.charCodeAt(at - 1) !== NEWLINE)) continue;
        const distance = rule.span ? ahead.distance(rule.span, at) : (rule.limit ?? 0);
        end = distance < 0 ? -1 : this.#apply(expression, rule, text, at);
        if (end < 0) {
          if (distance > 0) this.charge(distance);
          continue;
        }
        empty = end > at ? 0 : empty + 1;
        if (empty <= MAX_EMPTY_MATCHES) break;
        end = -1;
        from = resume;
      }
      this.#work.add(tried + 1);
      if (end < 0) {
        const wrong = String.fromCodePoint(text.codePointAt(at) as number);
        emit('err', wrong);
        end = at + wrong.length;
      }
      at = end;
    }
  }

  /** Does what the rule says where it matches; gives the end of the match, or -1. */
  #apply(expression: RegExp, rule: PlainRule | MemoryRule<M>, text: string, at: number): number {
    expression.lastIndex = at;
    let end: number;
    if (rule.call || rule.tokens) {
      const match = expression.exec(text);
      if (!match) return -1;
      end = at + match[0].length;
      if (rule.tokens) this.groups(match, rule.tokens);
      rule.call?.(this, match);
    } else {
      if (!expression.test(text)) return -1;
      end = expression.lastIndex;
      if (rule.token !== undefined && end > at) this.#emit(rule.token, text.slice(at, end));
    }
    if (typeof rule.move === 'string') this.push(rule.move);
    else rule.move?.(this);
    return end;
  }

  #top(): State<M> {
    const top = this.#stack.at(-1);
    if (top) return top;
    this.resetStack();
    return this.#table.get('root');
  }

  push(name: string): void {
    this.#stack.push(this.#table.get(name));
  }

  pushAgain(): void {
    this.#stack.push(this.#top());
  }

  pushMade(key: string, make: () => readonly Rule<M>[]): void {
    let state = this.#made.get(key);
    if (!state) {
      state = this.#table.make(key, make());
      if (this.#made.size < MAX_MADE_STATES) this.#made.set(key, state);
    }
    this.#stack.push(state);
  }

  pop(times = 1): void {
    this.#stack.length = Math.max(0, this.#stack.length - times);
  }

  goto(name: string): void {
    this.#stack.pop();
    this.push(name);
  }

  resetStack(): void {
    this.#stack = [this.#table.get('root')];
  }

  isIn(name: string): boolean {
    return this.#top().name === name;
  }

  charge(characters: number): void {
    this.#work.look(characters);
  }

  token(type: TokenClass, text: string | undefined): void {
    if (text) this.#emit(type, text);
  }

  groups(match: RegExpExecArray, types: readonly TokenClass[]): void {
    for (let index = 0; index < types.length; index += 1) {
      const text = match[index + 1];
      if (text) this.#emit(types[index] as TokenClass, text);
    }
  }

  delegate(lexer: Lexer, text: string): void {
    if (text === '') return;
    if (lexer instanceof Run) lexer.#work = this.#work;
    lexer.lex(text, this.#emit);
  }
}

/**
 * Defines a language: its states are made when it is first used. `memory` makes what one lexer remembers beside its stack,
 * `start` is done at each fresh text.
 */
export function defineLexer<M, O extends readonly unknown[] = readonly []>(language: {
  readonly states: () => States<M>;
  readonly memory: (...given: O) => M;
  readonly start?: (scan: MemoryScan<M>) => void;
}): (...given: O) => Run<M> {
  let table: StateTable<M> | undefined;
  return (...given) => {
    table ??= new StateTable(language.states());
    return new Run(table, language.memory(...given), language.start);
  };
}

/** A language that remembers nothing beside its stack. */
export function defineStates(states: () => States<null>, start?: (scan: MemoryScan<null>) => void): () => Run<null> {
  return defineLexer<null>({ states, memory: () => null, ...(start ? { start } : {}) });
}
