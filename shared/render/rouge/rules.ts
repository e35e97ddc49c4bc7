import type { Lexer, TokenClass } from './token.ts';

/** The states that a lexer is in, innermost on top. */
export interface Stack {
  push(name: string): void;
  /** Pushes the state that is on top once more. */
  pushAgain(): void;
  pop(times?: number): void;
  /** Replaces the state on top. */
  goto(name: string): void;
  /** Leaves all states but `root`. */
  resetStack(): void;
}

/** What a rule does to the stack: the name of a state to push, or a function. */
export type Move = string | ((stack: Stack) => void);

/** What a rule can do with its match. */
export interface Scan extends Stack {
  token(type: TokenClass, text: string | undefined): void;
  /** Gives each group of the match as a token. */
  groups(match: RegExpExecArray, types: readonly TokenClass[]): void;
  /** Gives the tokens that another lexer finds in a part of the text. */
  delegate(lexer: Lexer, text: string): void;
  /** Pushes a state whose rules depend on the text; `key` names equal rules alike. */
  pushMade(key: string, make: () => readonly (Mixin | PlainRule)[]): void;
  /** Whether the state on top has this name. */
  isIn(name: string): boolean;
  /** Counts characters that were looked at in vain; throws LexerOverworked when they are too many. */
  charge(characters: number): void;
}

/** A scan with what the language remembers beside the stack. */
export interface MemoryScan<M> extends Scan {
  memory: M;
  pushMade(key: string, make: () => readonly Rule<M>[]): void;
}

/** What the match of a far-looking pattern begins with and, behind that, must contain: else the pattern is not tried. */
export interface Span {
  readonly lead: string;
  readonly needed: string;
  /** How far the pattern may look in vain; where it is the line, what is needed must be on it. */
  readonly reach: 'needed' | 'line' | 'end';
}

export interface Mixin {
  readonly mixin: string;
}

interface RuleParts {
  readonly pattern: RegExp;
  readonly token?: TokenClass;
  readonly tokens?: readonly TokenClass[];
  readonly move?: Move | undefined;
  readonly span?: Span;
  /** How many characters the pattern may look at in vain, where it has such a limit. */
  readonly limit?: number;
}

/** A rule that uses no memory, so that any lexer may have it. */
export interface PlainRule extends RuleParts {
  readonly call?: (scan: Scan, match: RegExpExecArray) => void;
}

export interface MemoryRule<M> extends RuleParts {
  readonly call: (scan: MemoryScan<M>, match: RegExpExecArray) => void;
}

export type Rule<M = unknown> = Mixin | PlainRule | MemoryRule<M>;

/** The rules of each state; lexing begins in `root`. */
export type States<M = unknown> = Readonly<Record<string, readonly Rule<M>[]>>;
export type PlainStates = Readonly<Record<string, readonly (Mixin | PlainRule)[]>>;

/** A rule that gives the match as one token. */
export function rule(pattern: RegExp, token: TokenClass, move?: Move): PlainRule {
  return { pattern, token, move };
}

/** A rule that gives each group of the match as a token. */
export function groups(pattern: RegExp, tokens: readonly TokenClass[], move?: Move): PlainRule {
  return { pattern, tokens, move };
}

/** A rule that only changes the stack. */
export function when(pattern: RegExp, move: Move): PlainRule {
  return { pattern, move };
}

/** A rule that always matches, nothing, and changes the stack. */
export function otherwise(move: Move): PlainRule {
  return { pattern: /(?:)/u, move };
}

/** A rule whose tokens depend on the match. */
export function on(pattern: RegExp, call: (scan: Scan, match: RegExpExecArray) => void): PlainRule {
  return { pattern, call };
}

/** A rule whose tokens depend on the match and on what the lexer remembers. */
export function onMemory<M>(
  pattern: RegExp,
  call: (scan: MemoryScan<M>, match: RegExpExecArray) => void,
): MemoryRule<M> {
  return { pattern, call };
}

/** All rules of another state, at this place. */
export function mixin(name: string): Mixin {
  return { mixin: name };
}

/**
 * The rule, tried only where the text begins with `lead` and `needed` is still to come: for patterns that look far ahead.
 * `reach` is `end` where the pattern may look beyond the first text that it needs.
 */
export function upTo<R extends RuleParts>(lead: string, needed: string, far: R, reach: 'needed' | 'end' = 'needed'): R {
  return { ...far, span: { lead, needed, reach } };
}

/** As `upTo`, for patterns that find what they need on the same line or nowhere. */
export function upToOnLine<R extends RuleParts>(lead: string, needed: string, far: R): R {
  return { ...far, span: { lead, needed, reach: 'line' } };
}

/** The rule, whose pattern looks no further than `limit` characters but may do so in vain at each of them. */
export function within<R extends RuleParts>(limit: number, far: R): R {
  return { ...far, limit };
}

export function pop(stack: Stack): void {
  stack.pop();
}

export function again(stack: Stack): void {
  stack.pushAgain();
}

export function resetStack(stack: Stack): void {
  stack.resetStack();
}

export function popTimes(times: number): (stack: Stack) => void {
  return stack => stack.pop(times);
}

export function to(name: string): (stack: Stack) => void {
  return stack => stack.goto(name);
}

export function push(...names: readonly string[]): (stack: Stack) => void {
  return stack => {
    for (const name of names) stack.push(name);
  };
}
