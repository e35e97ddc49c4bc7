/** Where a problem is: a path as the person knows it, and a 1-based line and column. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

export type Severity = 'error' | 'warning' | 'info';

/**
 * Something wrong that a person can mend. `code` is a stable kebab-case name (`layout-missing`);
 * `cause` says in one sentence what happened; `remedy` says in one sentence what to do.
 */
export interface Problem {
  readonly severity: Severity;
  readonly code: string;
  readonly place: Place;
  readonly cause: string;
  readonly remedy: string;
}

/** Nothing is written over a file that is there. */
export function fileExists(path: string, remedy: string): Problem {
  const cause = `There is a file ${path} already.`;
  return { severity: 'error', code: 'file-exists', place: { path, line: 1, column: 1 }, cause, remedy };
}

/** The one line that the command line prints: `path:line:column: severity: message`. */
export function formatProblem(problem: Problem): string {
  const { path, line, column } = problem.place;
  return `${path}:${line}:${column}: ${problem.severity}: ${problem.cause} ${problem.remedy}`.trimEnd();
}
