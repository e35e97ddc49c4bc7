/** A flow collection, quoted text or another scalar, in offsets of the YAML text. */
export interface TabSpan {
  readonly from: number;
  readonly to: number;
  readonly kind: 'flow' | 'quoted' | 'scalar';
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
 * The same for those lines alone on which the parser takes no tabs and libyaml does: in quoted text, where they are folded,
 * and in flow collections, but not behind a plain word there. Undefined where a tab stands that libyaml takes nowhere;
 * other scalars have their own. `spans` are those of the text without any leading tab, outer ones first.
 */
export function withoutFoldedTabs(source: string, spans: Iterable<TabSpan>): string | undefined {
  const around = new Uint8Array(source.length);
  for (const { from, to, kind } of spans) around.fill(MARKS[kind], kind === 'scalar' ? from : from + 1, to);
  let isRefused = false;
  const folded = source.replace(LEADING, (space, at: number) => {
    const before = source.slice(0, at).trimEnd().length - 1;
    // A quote ends quoted text; in a plain word it is a letter.
    const isBetween = around[before] === MARKS.quoted || ',[]{}'.includes(source[before] ?? ' ');
    const isFolded = around[at] === MARKS.quoted || (around[at] === MARKS.flow && isBetween);
    const isOwn = around[at] === MARKS.scalar || (around[at] === 0 && around[before] === MARKS.scalar);
    isRefused ||= !isFolded && !isOwn;
    return isFolded ? ' '.repeat(space.length) : space;
  });
  return isRefused ? undefined : folded;
}

const MARKS = { flow: 1, quoted: 2, scalar: 3 } as const;
