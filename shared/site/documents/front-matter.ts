import type { Problem } from '../../kit/problem.ts';
import type { RubyHash } from '../../ruby/value.ts';
import { splitFrontMatter, withoutMark } from '../../text/split.ts';
import { beginningOf, type SiteFile } from '../site-file.ts';
import type { ToLocal } from '../yaml/scalar.ts';
import { readYaml } from '../yaml.ts';

/** A file cut into front matter and body, the front matter read. */
export interface ParsedFile {
  /** `undefined` when there is none, when it is empty, or when it could not be read. */
  readonly data: RubyHash | undefined;
  readonly body: string;
  /** 0-based line of the file on which the body begins. */
  readonly bodyLine: number;
  /** What is wrong with the front matter; Jekyll then reads none of it. */
  readonly problem: Problem | undefined;
}

/** Reads the front matter of a text. A file without text gives an empty body; one that has its `head` is read no further. */
export function parseFile(file: SiteFile, toLocal: ToLocal): ParsedFile {
  const parsed = parseText(file, withoutMark(beginningOf(file) ?? ''), toLocal);
  return file.head === undefined ? parsed : new BodyOnDisk(file, parsed);
}

/** The rest of a text is read when somebody asks for it. */
class BodyOnDisk implements ParsedFile {
  readonly data: RubyHash | undefined;
  readonly problem: Problem | undefined;
  private readonly file: SiteFile;

  constructor(file: SiteFile, { data, problem }: ParsedFile) {
    this.file = file;
    this.data = data;
    this.problem = problem;
  }

  get body(): string {
    const text = withoutMark(this.file.text ?? '');
    return splitFrontMatter(text)?.body ?? text;
  }

  get bodyLine(): number {
    return splitFrontMatter(withoutMark(this.file.text ?? ''))?.bodyLine ?? 0;
  }
}

function parseText(file: SiteFile, text: string, toLocal: ToLocal): ParsedFile {
  const split = splitFrontMatter(text);
  if (!split) return { data: undefined, body: text, bodyLine: 0, problem: unclosed(file, text) };
  const { body, bodyLine } = split;
  const outcome = readYaml(split.yaml, { path: file.path, line: split.yamlLine, toLocal });
  if (outcome.problem) {
    return { data: undefined, body, bodyLine, problem: { ...outcome.problem, code: 'front-matter-invalid' } };
  }
  const { value } = outcome;
  if (value === null || value === false) return { data: undefined, body, bodyLine, problem: undefined };
  if (value instanceof Map) return { data: value as RubyHash, body, bodyLine, problem: undefined };
  const problem: Problem = {
    severity: 'error',
    code: 'front-matter-invalid',
    place: { path: file.path, line: 2, column: 1 },
    cause: 'The front matter is not a list of keys with values.',
    remedy: 'Write one “key: value” a line between the two lines of dashes.',
  };
  return { data: undefined, body, bodyLine, problem };
}

function unclosed(file: SiteFile, text: string): Problem | undefined {
  if (!/^---[^\S\n]*\n/.test(text)) return undefined;
  return {
    severity: 'error',
    code: 'front-matter-unclosed',
    place: { path: file.path, line: 1, column: 1 },
    cause: 'The front matter is opened but never closed, so Jekyll takes all of it for text.',
    remedy: 'Put a line of three dashes behind the last key.',
  };
}
