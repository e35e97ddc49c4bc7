/** Quoted text or a flow collection, in offsets of the YAML text. */
export interface FoldingSpan {
  readonly from: number;
  readonly to: number;
  readonly quoted: boolean;
}

const LEADING = /^[ \t]*\t[ \t]*/gm;
/** A longer text is not read twice more; the form takes no longer one. */
const LONGEST = 40_000;

/** Tabs at the beginnings of lines as spaces, offsets stay; undefined where there are none, or the text is very long. */
export function withoutLeadingTabs(source: string): string | undefined {
  if (source.length > LONGEST) return undefined;
  const spaced = source.replace(LEADING, space => ' '.repeat(space.length));
  return spaced === source ? undefined : spaced;
}

/**
 * The same for those lines alone on which libyaml takes tabs: in quoted text, where they are folded, and in flow collections,
 * but not behind a plain word: a text with such a tab stays as it is. `spans` are those of the text without any leading tab,
 * outer ones first.
 */
export function withoutFoldedTabs(source: string, spans: Iterable<FoldingSpan>): string {
  const around = new Uint8Array(source.length);
  for (const { from, to, quoted } of spans) around.fill(quoted ? QUOTED : FLOW, from + 1, to);
  let isRefused = false;
  const folded = source.replace(LEADING, (space, at: number) => {
    const before = source.slice(0, at).trimEnd().length - 1;
    // A quote ends quoted text; in a plain word it is a letter.
    const isBetween = around[before] === QUOTED || ',[]{}'.includes(source[before] ?? ' ');
    const isFolded = around[at] === QUOTED || (around[at] === FLOW && isBetween);
    isRefused ||= around[at] === FLOW && !isBetween;
    return isFolded ? ' '.repeat(space.length) : space;
  });
  return isRefused ? source : folded;
}

const FLOW = 1;
const QUOTED = 2;
