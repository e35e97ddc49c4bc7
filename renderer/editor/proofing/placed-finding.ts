import type { Finding } from '../../../shared/language/finding.ts';
import { placeOf, type Passage } from '../../../shared/language/passage.ts';

/** A finding where it stands in the document. */
export interface PlacedFinding {
  readonly from: number;
  readonly to: number;
  readonly finding: Finding;
  readonly passage: Passage;
}

export function placeFindings(passage: Passage, findings: readonly Finding[]): readonly PlacedFinding[] {
  return findings.map(finding => ({ ...placeOf(passage, finding.from, finding.to), finding, passage }));
}
