import type { Problem } from '../../shared/kit/problem.ts';
import { Store } from './store.ts';

const RANK = { error: 0, warning: 1, info: 2 } as const;
/**
 * What form, page and checks each find in words of their own in the same front matter. The first of these is told, by the
 * form where nobody else has found it.
 */
const FRONT_MATTER: readonly string[] = ['front-matter-closed', 'front-matter-invalid', 'front-matter-unclosed'];

/** Everything that is wrong now, gathered from those who find it; each source replaces its own part. */
export class Problems {
  readonly store = new Store<readonly Problem[]>([]);
  readonly #sources = new Map<string, readonly Problem[]>();

  /** `source` names who speaks (`page`, `site`, `save:_posts/a.md`); an empty list takes its problems away. */
  report(source: string, problems: readonly Problem[]): void {
    const before = this.#sources.get(source) ?? [];
    if (before.length === problems.length && before.every((one, at) => sameProblem(one, problems[at]!))) return;
    if (problems.length === 0) this.#sources.delete(source);
    else this.#sources.set(source, problems);
    this.#gather();
  }

  clear(): void {
    this.#sources.clear();
    this.#gather();
  }

  #gather(): void {
    const seen = new Map<string, Problem>();
    const tellers = this.#tellers();
    for (const [source, problems] of this.#sources) {
      for (const problem of problems) {
        const isToldElsewhere = FRONT_MATTER.includes(problem.code) && tellers.get(problem.place.path) !== source;
        if (!isToldElsewhere) seen.set(problemKey(problem), problem);
      }
    }
    this.store.set([...seen.values()].sort(order));
  }

  /** By path the source that tells what is wrong with a file's front matter. */
  #tellers(): ReadonlyMap<string, string> {
    const tellers = new Map<string, string>();
    for (const code of FRONT_MATTER) {
      for (const [source, problems] of this.#sources) {
        for (const { code: found, place } of problems) {
          const teller = tellers.get(place.path);
          if (found === code && (teller === undefined || teller === 'details')) tellers.set(place.path, source);
        }
      }
    }
    return tellers;
  }
}

/** Two problems with one key are the same problem, found twice. */
export function problemKey({ severity, code, place, cause }: Problem): string {
  return [severity, code, place.path, place.line, place.column, cause].join('\0');
}

function sameProblem(a: Problem, b: Problem): boolean {
  return problemKey(a) === problemKey(b) && a.remedy === b.remedy;
}

function order(a: Problem, b: Problem): number {
  return (
    RANK[a.severity] - RANK[b.severity] ||
    (a.place.path < b.place.path ? -1 : a.place.path > b.place.path ? 1 : 0) ||
    a.place.line - b.place.line ||
    a.place.column - b.place.column
  );
}
