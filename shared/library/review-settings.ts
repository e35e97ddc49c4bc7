import type { Problem } from '../kit/problem.ts';
import { err, ok, type Result } from '../kit/result.ts';
import { placeOf } from '../text/front-matter.ts';
import { applyChanges, composeChanges, type TextChange } from '../text/text-change.ts';
import { editYamlFile, readYamlFile } from '../text/yaml/file.ts';
import { isList, isMap, isScalar, Literal, type FrontMatterValue } from '../text/yaml/value.ts';
import { DEFAULT_REVIEW, type ReviewSettings } from './facts.ts';

/** The file in the site's folder that says, under `review:`, how the site writes its states. */
export const REVIEW_FILE = '.galley.yml';

const STATES = ['in-review', 'ready'] as const;

/**
 * Reads `review:` of the site's own file: `key`, the front-matter key, and `in-review` and `ready`, a word or a list of
 * words for each state. What is absent is as usual; what makes no sense is a problem, and as usual.
 */
export function readReviewSettings(
  text: string,
  path: string = REVIEW_FILE,
): { readonly review: ReviewSettings; readonly problems: readonly Problem[] } {
  const written = readYamlFile(text).values.get('review') ?? null;
  if (written === null) return { review: DEFAULT_REVIEW, problems: [] };
  if (!isMap(written)) return { review: DEFAULT_REVIEW, problems: [problem(text, path, '"review" is no mapping.')] };
  const problems: Problem[] = [];
  const given = written.get('key') ?? null;
  const key = given === null ? DEFAULT_REVIEW.key : wordOf(given)?.trim();
  if (!key) problems.push(problem(text, path, 'The "key" of "review" is no name of a front-matter key.'));
  const wordsFor = (state: (typeof STATES)[number]): readonly string[] => {
    const value = written.get(state) ?? null;
    if (value === null) return DEFAULT_REVIEW.words[state];
    const words = (isList(value) ? value : [value]).map(wordOf);
    if (words.length > 0 && words.every(word => word?.trim())) return words.map(word => word!.trim());
    problems.push(problem(text, path, `"${state}" of "review" is neither a word nor a list of words.`));
    return DEFAULT_REVIEW.words[state];
  };
  const words = { 'in-review': wordsFor('in-review'), ready: wordsFor('ready') };
  return { review: { key: key || DEFAULT_REVIEW.key, words }, problems };
}

/** The changes of the site's own file that make it say these settings; its comments and other keys stay. */
export function writeReviewSettings(
  text: string,
  review: ReviewSettings,
  path: string = REVIEW_FILE,
): Result<readonly TextChange[], Problem> {
  let changes: TextChange[] = [];
  let current = text;
  const before = readReviewSettings(text).review;
  const wanted: (readonly [string, FrontMatterValue, boolean])[] = [
    ['key', review.key, review.key === before.key],
    ...STATES.map(state => {
      const same = review.words[state].join('\n') === before.words[state].join('\n');
      return [state, review.words[state], same] as const;
    }),
  ];
  for (const [key, value, same] of wanted) {
    if (same) continue;
    const next = editYamlFile(current, ['review', key], value, { style: { list: 'flow' } });
    if (!next.ok) return err(problem(text, path, `It cannot be changed here: ${next.error.cause}`));
    changes = composeChanges(changes, next.value);
    current = applyChanges(current, next.value);
  }
  return ok(changes);
}

function wordOf(value: FrontMatterValue): string | undefined {
  if (!isScalar(value) || value === null) return undefined;
  return value instanceof Literal ? value.source : String(value);
}

function problem(text: string, path: string, cause: string): Problem {
  return {
    severity: 'warning',
    code: 'review-invalid',
    place: placeOf(text, Math.max(0, text.search(/^review\s*:/m)), path),
    cause,
    remedy: 'Correct it, or set it in Settings; the usual key and words are used meanwhile.',
  };
}
