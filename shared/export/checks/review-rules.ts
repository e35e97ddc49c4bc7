import { stripMarks } from '../../text/critic/critic-decide.ts';
import { parseMarks } from '../../text/critic/critic-markup.ts';
import { readConflicts } from '../../text/compare/conflict-markers.ts';
import type { Report } from '../finding.ts';
import type { RuleId } from '../rules.ts';
import { lineAt, type CheckContext } from './check-context.ts';

const WORDS = {
  insertion: 'a suggested insertion',
  deletion: 'a suggested deletion',
  substitution: 'a suggested replacement',
  highlight: 'a highlight',
  comment: 'a comment',
} as const;

/** Review marks and what git left of a merge must not reach the published page. */
export const reviewRules: Readonly<Partial<Record<RuleId, (context: CheckContext) => readonly Report[]>>> = {
  'review-marks': ({ text }) => {
    const { marks, problems } = parseMarks(text);
    const [first] = marks;
    const unbalanced = problems.map(({ place, cause, remedy }) => ({ ...place, cause, remedy }));
    if (first === undefined) return unbalanced;
    const rest = marks.length > 1 ? `, and ${marks.length - 1} more` : '';
    const { changes } = stripMarks(text);
    return [
      {
        line: lineAt(text, first.range.from),
        cause: `The text still holds ${WORDS[first.kind]}${rest}.`,
        remedy: 'Accept or reject each mark before publishing.',
        fix: { label: 'Accept all marks', changes },
      },
      ...unbalanced,
    ];
  },
  'merge-conflict': ({ text }) =>
    readConflicts(text)
      ? [
          {
            line: lineAt(text, text.search(/^<{7}(?: |\r?$)/m)),
            cause: 'The text holds two versions that git could not merge.',
            remedy:
              'Open the post in Galley and choose, or take out what is wrong with its <<<<<<<, ======= and >>>>>>> lines.',
          },
        ]
      : [],
};
