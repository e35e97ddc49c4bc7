import { fetch } from '../../ruby/equality.ts';
import type { Place, Problem } from '../../kit/problem.ts';
import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import { Drop, RubySymbol } from '../../ruby/value.ts';
import type { RenderHost, SourceText } from '../host.ts';
import { type Budget, BudgetFault } from './budget.ts';
import { argumentFault, LiquidFault, remedyFor } from './fault.ts';
import { MethodLiteral } from './method-literal.ts';
import type { Output } from './output.ts';

/** A part of a template that renders itself. `line` is 1-based in the file. */
export interface Node {
  readonly line: number;
  /** Whether it prints nothing by its nature (`assign`), so that a block of such nodes drops its white space. */
  readonly blank: boolean;
  /** May throw `LiquidFault`. */
  render(context: Context, out: Output): void;
}

/** A parsed text that an include shows. */
export interface Partial {
  readonly path: string;
  readonly body: { render(context: Context, out: Output): void };
}

export interface ContextFilter {
  readonly least: number;
  readonly most: number;
  apply(input: RubyValue, args: readonly RubyValue[], context: Context): RubyValue;
}

export interface ContextOptions {
  readonly host: RenderHost;
  readonly payload: Drop | RubyHash;
  readonly page: RubyValue;
  readonly path: string;
  readonly filters: ReadonlyMap<string, ContextFilter>;
  readonly budget: Budget;
  readonly counters: Map<string, RubyValue>;
  readonly strictVariables: boolean;
  readonly strictFilters: boolean;
  readonly showFaults: boolean;
  /** Parses an include, or gives what was parsed of it before; its problems go to the list. */
  readonly partial: (source: SourceText, problems: Problem[]) => Partial;
}

/** Liquid::Block::MAX_DEPTH: scopes, and with them includes, go no deeper. */
const DEEPEST = 100;
const MOST_PROBLEMS = 100;

/** The state of one rendering: scopes, what tags remember, problems. */
export class Context {
  readonly host: RenderHost;
  readonly budget: Budget;
  readonly page: RubyValue;
  readonly strictVariables: boolean;
  readonly problems: Problem[] = [];
  /** What tags remember during one rendering (`cycle`, `ifchanged`, `for` with `offset: continue`), by tag. */
  readonly registers = new Map<string, unknown>();
  /** `break` and `continue` that no loop has taken yet. */
  readonly interrupts: ('break' | 'continue')[] = [];
  readonly counters: Map<string, RubyValue>;
  /** The file whose text is being rendered. */
  path: string;
  /** The outermost first. */
  readonly #scopes: Map<string, RubyValue>[] = [new Map()];
  readonly #options: ContextOptions;
  readonly #reported = new Set<string>();
  /** Where the budget ran out: the innermost node. */
  #cut: Place | undefined;

  constructor(options: ContextOptions) {
    this.#options = options;
    this.host = options.host;
    this.budget = options.budget;
    this.page = options.page;
    this.path = options.path;
    this.counters = options.counters;
    this.strictVariables = options.strictVariables;
  }

  /** `assign` and `capture` write to the outermost scope, whatever block they stand in. */
  assign(name: string, value: RubyValue): void {
    this.#scopes[0]?.set(name, value);
  }

  /** Sets a variable of the innermost scope. */
  set(name: string, value: RubyValue): void {
    this.#scopes.at(-1)?.set(name, value);
  }

  /** Runs `body` in a new scope. */
  stack(body: () => void): void {
    if (this.#scopes.length >= DEEPEST) {
      this.budget.nested();
      throw new LiquidFault('nesting', 'Nesting too deep');
    }
    this.#scopes.push(new Map());
    try {
      body();
    } finally {
      this.#scopes.pop();
    }
  }

  /** A variable by its name: the innermost scope that has it, then counters and Jekyll's payload. */
  find(name: RubyValue): RubyValue {
    if (typeof name === 'string') {
      for (let i = this.#scopes.length - 1; i >= 0; i--) {
        const found = this.#scopes[i]?.get(name);
        if (found !== undefined) return toLiquid(found);
      }
      const counted = this.counters.get(name);
      if (counted !== undefined) return counted;
    }
    const { payload } = this.#options;
    if (payload instanceof Drop) {
      if (typeof name !== 'string') return null;
      if (this.strictVariables && !payload.has(name)) throw undefinedVariable(name);
      return toLiquid(payload.get(name));
    }
    const value = fetch(payload, name);
    if (value === undefined && this.strictVariables) throw undefinedVariable(name);
    return toLiquid(value ?? null);
  }

  /** Applies a filter by name. An unknown one gives its input back, or a fault under `strict_filters`. */
  invoke(name: string, input: RubyValue, args: readonly RubyValue[]): RubyValue {
    const filter = this.#options.filters.get(name);
    if (!filter) {
      if (this.#options.strictFilters) throw new LiquidFault('undefined-filter', `undefined filter ${name}`);
      return toLiquid(input);
    }
    if (args.length < filter.least || args.length > filter.most) {
      const expected = filter.least === filter.most ? `${filter.least + 1}` : `${filter.least + 1}..${filter.most + 1}`;
      throw argumentFault(`wrong number of arguments (given ${args.length + 1}, expected ${expected})`);
    }
    this.budget.step(1);
    const result = filter.apply(input, args, this);
    if (typeof result === 'string') this.budget.text(result.length);
    return toLiquid(result);
  }

  /** Parses an include, once for the same source. */
  partial(source: SourceText): Partial {
    return this.#options.partial(source, this.problems);
  }

  /** Turns what a node threw into a problem, and where faults are shown into text. A spent budget is passed on. */
  rescue(error: unknown, node: Node, out: Output): void {
    if (error instanceof BudgetFault || error instanceof RangeError) {
      this.#cut ??= { path: this.path, line: node.line, column: 1 };
      throw error;
    }
    const fault = error instanceof LiquidFault ? error : new LiquidFault('failure', String(error));
    this.report(fault, node.line);
    const silent = node.blank || fault.kind === 'undefined-variable' || fault.kind === 'undefined-filter';
    if (this.#options.showFaults && !silent) out.write(fault.inline(node.line));
  }

  /** Reports why the rendering was cut off: the budget is spent, or the stack or a text outgrew the machine. */
  stopped(error: unknown): void {
    const cause = error instanceof BudgetFault ? error.message : `The page cannot be rendered: ${String(error)}.`;
    const remedy = 'Look for a loop or an include that goes on without end.';
    this.problems.push({
      severity: 'error',
      code: 'liquid-budget',
      place: this.#cut ?? { path: this.path, line: 1, column: 1 },
      cause,
      remedy,
    });
  }

  report(fault: LiquidFault, line: number): void {
    const key = `${this.path}:${line}:${fault.message}`;
    if (this.#reported.has(key) || this.problems.length >= MOST_PROBLEMS) return;
    this.#reported.add(key);
    this.problems.push({
      severity: 'error',
      code: `liquid-${fault.kind}`,
      place: { path: this.path, line, column: 1 },
      cause: fault.message,
      remedy: remedyFor(fault),
    });
  }
}

/** Ruby's `to_liquid`: symbols become text, and so do the words `blank` and `empty`. */
export function toLiquid(value: RubyValue): RubyValue {
  if (value instanceof RubySymbol) return value.name;
  return value instanceof MethodLiteral ? '' : value;
}

function undefinedVariable(name: RubyValue): LiquidFault {
  return new LiquidFault('undefined-variable', `undefined variable ${String(name)}`);
}
