import { Language, LanguageDescription, LanguageSupport } from '@codemirror/language';
import { NodeType, Parser, Tree, type Input, type PartialParse, type TreeFragment } from '@lezer/common';

/** A line of code that is longer is a text made by a program, and would be parsed whole as soon as a part of it is in sight. */
const LONGEST_LINE = 20_000;
/** Brackets and tags in one another; each key walks down to the innermost. */
const DEEPEST = 400;
/** A bracket, or a tag with its slash or name. */
const NESTING = /[([{]|([)\]}])|<(\/)?([a-z][a-z0-9-]*)|(\n)/gi;
/** Tags that hold nothing, or that the next one of their kind ends. */
const SHALLOW = new Set(
  'area base br col dd dt embed hr img input li link meta option p source td th tr wbr'.split(' '),
);

type Ranges = readonly { readonly from: number; readonly to: number }[];

/** A language's parser for what a person may have written; longer lines and deeper nesting stay without colours. */
export class BoundedParser extends Parser {
  readonly #parser: Parser;

  constructor(parser: Parser) {
    super();
    this.#parser = parser;
  }

  createParse(input: Input, fragments: readonly TreeFragment[], ranges: Ranges): PartialParse {
    return isWithinBounds(input, ranges) ? this.#parser.createParse(input, fragments, ranges) : plainly(ranges);
  }
}

/** A language that a fence may name, bounded. */
export function boundedLanguage(description: LanguageDescription): LanguageDescription {
  const { name, alias, extensions } = description;
  return LanguageDescription.of({ name, alias, extensions, load: async () => bounded(await description.load()) });
}

export function bounded({ language, support }: LanguageSupport): LanguageSupport {
  return new LanguageSupport(
    new Language(language.data, new BoundedParser(language.parser), [], language.name),
    support,
  );
}

function isWithinBounds(input: Input, ranges: Ranges): boolean {
  let depth = 0;
  for (const { from, to } of ranges) {
    const text = input.read(from, to);
    let line = 0;
    for (const { index, 1: closing, 2: slash, 3: tag, 4: end } of text.matchAll(NESTING)) {
      if (end !== undefined) {
        if (index - line > LONGEST_LINE) return false;
        line = index;
      } else if (closing !== undefined || slash !== undefined) depth = Math.max(0, depth - 1);
      else if (tag === undefined || !SHALLOW.has(tag.toLowerCase())) depth += 1;
      if (depth > DEEPEST) return false;
    }
    if (text.length - line > LONGEST_LINE) return false;
  }
  return true;
}

function plainly(ranges: Ranges): PartialParse {
  const from = ranges[0]?.from ?? 0;
  const to = ranges.at(-1)?.to ?? from;
  return {
    parsedPos: to,
    stoppedAt: null,
    advance: () => new Tree(NodeType.none, [], [], to - from),
    stopAt: () => undefined,
  };
}
