import type { Problem, Severity } from '../kit/problem.ts';
import type { TextChange } from '../text/text-change.ts';
import type { RuleId } from './rules.ts';

/** A change that mends a finding: shown as a button, run by one key. */
export interface Fix {
  readonly label: string;
  readonly changes: readonly TextChange[];
  /** Where the cursor goes, in the text after the changes: the person has the last word there. */
  readonly caret?: number;
}

/** What a check found in a post; `code` of the problem is the rule's id. */
export interface Finding extends Problem {
  readonly code: RuleId;
  readonly fix?: Fix;
}

/** What a rule reports; the path, the severity and the rule's id are added by who runs it. */
export interface Report {
  /** 1-based. */
  readonly line: number;
  readonly column?: number;
  readonly cause: string;
  readonly remedy: string;
  readonly fix?: Fix;
  /** Where this one case weighs differently from the rule. */
  readonly severity?: Severity;
}
