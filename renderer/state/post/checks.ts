import type { FromCheckWorker } from '../../../shared/contract/check-worker.ts';
import type { Finding } from '../../../shared/export/finding.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { mapOffset, type TextChange } from '../../../shared/text/text-change.ts';
import type { OpenPost } from './open-post.ts';
import { problemKey, type Problems } from '../problems.ts';

/** Places that one change may have for fixes to be moved past it. */
const MOST_FOLLOWED = 100;

/** What the checks find in the open post, and the changes that mend it. */
export class Checks {
  readonly #problems: Problems;
  #path: SitePath | undefined;
  #findings: readonly Finding[] = [];

  constructor(problems: Problems) {
    this.#problems = problems;
  }

  take({ path, findings }: FromCheckWorker): void {
    this.#path = path;
    this.#set(findings);
  }

  clear(): void {
    this.#path = undefined;
    this.#set([]);
  }

  /** The text has changed since it was checked: the fixes go along, and those whose words are gone are left out. */
  follow(changes: readonly TextChange[]): void {
    if (this.#findings.every(({ fix }) => !fix)) return;
    this.#set(this.#findings.map(finding => following(finding, changes)));
  }

  /** The findings in the order of the text. */
  get findings(): readonly Finding[] {
    return this.#findings;
  }

  /** Mends a finding by its fix, as one step of undo, and goes to where the person has the last word. */
  mend(post: OpenPost | null, finding: Finding): boolean {
    const now = this.#findings.find(other => problemKey(other) === problemKey(finding));
    if (!now?.fix || post === null || post.path !== this.#path) return false;
    const { changes, caret } = now.fix;
    if (changes.length > 0) {
      this.#set(this.#findings.filter(other => other !== now));
      post.apply(changes, { origin: `fix.${now.code}` });
    }
    if (caret !== undefined) post.reveal(Math.min(caret, post.doc.length));
    return true;
  }

  #set(findings: readonly Finding[]): void {
    this.#findings = findings;
    this.#problems.report('checks', findings);
  }
}

function following(finding: Finding, changes: readonly TextChange[]): Finding {
  const { fix, ...rest } = finding;
  // After a change at thousands of places the next check says what is left.
  if (!fix || changes.length > MOST_FOLLOWED) return rest;
  const moved = fix.changes.map(({ from, to, insert }) => ({
    from: mapOffset(from, changes, from === to ? -1 : 1),
    to: mapOffset(to, changes, -1),
    insert,
  }));
  const whole = moved.every(({ from, to }, at) => to - from === fix.changes[at]!.to - fix.changes[at]!.from);
  const caret = fix.caret === undefined ? {} : { caret: mapOffset(fix.caret, changes, 1) };
  return whole ? { ...rest, fix: { ...fix, ...caret, changes: moved } } : rest;
}
