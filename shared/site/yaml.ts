import type { Problem } from '../kit/problem.ts';
import { RubyTime } from '../ruby/time/time.ts';
import type { RubyHash, RubyValue } from '../ruby/value.ts';
import { Parser } from './yaml/parser.ts';
import { readPlainMapping } from './yaml/plain-mapping.ts';
import type { ToLocal } from './yaml/scalar.ts';
import { YamlError } from './yaml/tokens.ts';

export interface YamlContext {
  /** The file that the text is from, for problems. */
  readonly path: string;
  /** The 0-based line of that file on which the text begins. */
  readonly line?: number;
  /** The zone that a time without one is shown in. */
  readonly toLocal: ToLocal;
  /**
   * `:compressed` is a text, as for the YAML reader that comes with Jekyll's gem; otherwise it is refused, as by Psych, on
   * which Debian's Jekyll relies.
   */
  readonly symbolsAreText?: boolean;
}

export type YamlOutcome =
  { readonly value: RubyValue; readonly problem: undefined } | { readonly value: undefined; readonly problem: Problem };

/**
 * Reads a YAML text as Jekyll does with Ruby's Psych 4: YAML 1.1 by libyaml's rules, only plain values, dates and times.
 * Mappings are Maps with the last of equal keys kept; an empty text is `null`. What Ruby refuses comes as one problem.
 */
export function readYaml(text: string, context: YamlContext): YamlOutcome {
  try {
    const plain = readPlainMapping(text, context.toLocal);
    const value = plain ?? new Parser(text, context.toLocal, undefined, context.symbolsAreText).read();
    return { value, problem: undefined };
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    return { value: undefined, problem: yamlProblem(error, context) };
  }
}

/** The 0-based lines of the text on which the keys of its outermost mapping stand; as far as it can be read. */
export function locateKeys(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  try {
    new Parser(text, inUtc, (key, line) => {
      if (typeof key === 'string') lines.set(key, line);
    }).read();
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
  }
  return lines;
}

/** The 1-based line of a key of the outermost mapping; 1 where it cannot be found. */
export function lineOfKey(text: string | undefined, key: string): number {
  return (locateKeys(text ?? '').get(key) ?? 0) + 1;
}

/** `value` when it is a mapping, else an empty one. */
export function asHash(value: RubyValue | undefined): RubyHash {
  return value instanceof Map ? value : new Map();
}

function inUtc(epoch: number): RubyTime {
  return new RubyTime(epoch, 0, 'UTC');
}

function yamlProblem(error: YamlError, context: YamlContext): Problem {
  return {
    severity: 'error',
    code: 'yaml-invalid',
    place: { path: context.path, line: (context.line ?? 0) + error.line + 1, column: error.column + 1 },
    cause: `This is not valid YAML: ${error.message}`,
    remedy: 'Correct the line, or put the value in quotation marks.',
  };
}
