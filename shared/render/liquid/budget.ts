/** Why a rendering was stopped; `cause` is a sentence for people. */
export class BudgetFault extends Error {}

export interface BudgetLimits {
  /** Nodes rendered, loop turns and values that filters walk over. */
  readonly steps?: number;
  /** Characters of the output or of any one text. */
  readonly length?: number;
  /** Elements of any one array. */
  readonly elements?: number;
  /** Stops at `until` by the clock `now`, both in milliseconds. */
  readonly deadline?: { readonly now: () => number; readonly until: number };
}

const STEPS = 20_000_000;
const LENGTH = 32 * 1024 * 1024;
const ELEMENTS = 2_000_000;
/** Steps between two looks at the clock. */
const PATIENCE = 2000;
/** How often one page may reach the deepest nesting: includes that include themselves twice would take for ever to end. */
const MOST_DEEP = 100;

/** What one page may cost. Shared by its body, layouts and includes; a page that asks for more is cut off with a problem. */
export class Budget {
  #steps: number;
  #clock: number;
  #deep = 0;
  readonly #limits: BudgetLimits;
  readonly #length: number;
  readonly #elements: number;

  constructor(limits: BudgetLimits = {}) {
    this.#limits = limits;
    this.#steps = limits.steps ?? STEPS;
    this.#length = limits.length ?? LENGTH;
    this.#elements = limits.elements ?? ELEMENTS;
    this.#clock = this.#steps - PATIENCE;
  }

  /** Spends steps. Throws `BudgetFault` when there are none left or the time is up. */
  step(count: number): void {
    this.#steps -= count;
    if (this.#steps > this.#clock) return;
    this.#clock = this.#steps - PATIENCE;
    if (this.#steps < 0) throw new BudgetFault('The page takes too many steps to render.');
    const deadline = this.#limits.deadline;
    if (deadline && deadline.now() > deadline.until) throw new BudgetFault('The page takes too long to render.');
  }

  /** Counts that the deepest nesting was reached. */
  nested(): void {
    if (++this.#deep > MOST_DEEP) throw new BudgetFault('The page’s includes are nested too deeply, again and again.');
  }

  /** Checks the length of a text that is about to be made. */
  text(length: number): void {
    if (length > this.#length) throw new BudgetFault('A text of the page grows too large.');
  }

  /** Checks the size of an array. */
  elements(length: number): void {
    if (length > this.#elements) throw new BudgetFault('A list of the page grows too large.');
  }

  /** Checks the size of an array that is about to be made, and spends a step for each element. */
  array(length: number): void {
    this.elements(length);
    this.step(length);
  }
}
