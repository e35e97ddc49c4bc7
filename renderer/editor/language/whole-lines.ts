import { Parser, TreeFragment, type Input, type PartialParse } from '@lezer/common';

/** So much is read at once on the way back to a line's beginning; UTF-16 units. */
const PIECE = 65_536;

/**
 * Markdown's parser, given what is known of the text before a change up to the end of a line. It goes back there letter by
 * letter by itself, which takes a tenth of a second in a line of five megabytes, such as a picture in its own address.
 */
export class WholeLines extends Parser {
  readonly #parser: Parser;

  constructor(parser: Parser) {
    super();
    this.#parser = parser;
  }

  createParse(
    input: Input,
    fragments: readonly TreeFragment[],
    ranges: readonly { readonly from: number; readonly to: number }[],
  ): PartialParse {
    const whole = fragments.flatMap(fragment => {
      const to = lineStart(input, fragment.to);
      if (to === fragment.to) return [fragment];
      const { from, tree, offset, openStart, openEnd } = fragment;
      return to > from ? [new TreeFragment(from, to, tree, offset, openStart, openEnd)] : [];
    });
    return this.#parser.createParse(input, whole, ranges);
  }
}

/** Behind the last line break before an offset; 0 where there is none. */
function lineStart(input: Input, offset: number): number {
  for (let to = offset; to > 0; to -= PIECE) {
    const from = Math.max(0, to - PIECE);
    const found = input.read(from, to).lastIndexOf('\n');
    if (found >= 0) return from + found + 1;
  }
  return 0;
}
