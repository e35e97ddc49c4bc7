import type { Problem, Severity } from '../kit/problem.ts';
import type { Condition } from '../schema/field.ts';
import { RubyFloat, type RubyHash, type RubyValue } from '../ruby/value.ts';

/** What is checked before a post is published; the ids are public: settings files and SARIF name them. */
export const rules = {
  'review-marks': { severity: 'error', title: 'Review marks are left in the text' },
  'merge-conflict': { severity: 'error', title: 'A merge by git was not finished' },
  'front-matter-closed': { severity: 'error', title: 'The front matter is not closed' },
  'title-missing': { severity: 'error', title: 'The post has no title' },
  'field-missing': { severity: 'warning', title: 'A key that the site requires is missing' },
  'title-duplicate': { severity: 'warning', title: 'Another post has the same title' },
  'title-length': { severity: 'warning', title: 'The title is too long for search results' },
  'date-file-name': { severity: 'warning', title: 'The date and the file name name different days' },
  'date-future': { severity: 'warning', title: 'The date lies in the future: the post is not built yet' },
  'excerpt-missing': { severity: 'info', title: 'The post has no excerpt of its own' },
  'excerpt-length': { severity: 'info', title: 'The excerpt is too long for search results' },
  'tag-vocabulary': { severity: 'warning', title: 'A tag is not in the site’s vocabulary' },
  'image-missing': { severity: 'error', title: 'An image is not in the site' },
  'image-alt': { severity: 'warning', title: 'An image has no alternative text' },
  'image-size': { severity: 'warning', title: 'An image is very large' },
  'link-broken': { severity: 'error', title: 'An internal link leads nowhere' },
  'link-anchor': { severity: 'warning', title: 'A link’s anchor is not on its page' },
  'link-mixed-content': { severity: 'warning', title: 'The page loads something over plain http' },
  'permalink-duplicate': { severity: 'error', title: 'Two documents have the same address' },
  'layout-missing': { severity: 'error', title: 'The layout does not exist' },
  'include-missing': { severity: 'error', title: 'An include does not exist' },
  'render-problem': { severity: 'error', title: 'The page does not render cleanly' },
} as const satisfies Readonly<Record<string, { readonly severity: Severity; readonly title: string }>>;

export type RuleId = keyof typeof rules;

/** How one site wants to be checked: each rule's weight, and the limits that some rules have. */
export interface CheckSettings {
  readonly severity: (rule: RuleId) => Severity | 'off';
  /** Characters. */
  readonly titleLength: number;
  /** Characters. */
  readonly excerptLength: number;
  /** Bytes. */
  readonly imageSize: number;
  /** The tags that are allowed; without it the vocabulary is what at least two posts use. */
  readonly tags: readonly string[] | undefined;
  /** Front-matter keys that `fields:` of the settings file requires, `when` another key has a value where it says so. */
  readonly required?: readonly RequiredField[];
}

export interface RequiredField {
  readonly key: string;
  readonly when: Condition | undefined;
}

const severities: readonly (Severity | 'off')[] = ['error', 'warning', 'info', 'off'];

/**
 * Reads `checks:` of the site's settings file: a rule's id with `error`, `warning`, `info` or `off`, and the limits
 * `title-characters`, `excerpt-characters`, `image-kilobytes` and `tags`. What is not understood is a problem and is left out.
 */
export function readCheckSettings(
  checks: RubyHash,
  path: string,
): { readonly settings: CheckSettings; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const weights = new Map<RuleId, Severity | 'off'>();
  const limits = new Map<string, RubyValue>();
  for (const [key, value] of checks) {
    const name = String(key);
    const weight = value === false ? 'off' : value;
    if (Object.hasOwn(rules, name) && severities.includes(weight as Severity)) {
      weights.set(name as RuleId, weight as Severity | 'off');
    } else if (limitNames.has(name) && isLimit(name, value)) limits.set(name, value);
    else problems.push(unknownSetting(name, path));
  }
  const number = (name: string, otherwise: number): number => {
    const value = limits.get(name);
    return typeof value === 'number' ? value : value instanceof RubyFloat ? value.value : otherwise;
  };
  const tags = limits.get('tags');
  return {
    settings: {
      severity: rule => weights.get(rule) ?? rules[rule].severity,
      titleLength: number('title-characters', 70),
      excerptLength: number('excerpt-characters', 160),
      imageSize: number('image-kilobytes', 1024) * 1024,
      tags: Array.isArray(tags) ? tags.map(String) : undefined,
    },
    problems,
  };
}

const limitNames = new Set(['title-characters', 'excerpt-characters', 'image-kilobytes', 'tags']);

function isLimit(name: string, value: RubyValue): boolean {
  return name === 'tags' ? Array.isArray(value) : typeof value === 'number' || value instanceof RubyFloat;
}

function unknownSetting(name: string, path: string): Problem {
  return {
    severity: 'warning',
    code: 'check-setting',
    place: { path, line: 1, column: 1 },
    cause: `The check setting “${name}” is not understood.`,
    remedy: `Use a rule’s name with error, warning, info or off, or one of ${[...limitNames].join(', ')}.`,
  };
}
