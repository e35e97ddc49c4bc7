/**
 * What changes in the preview from one rendering to the next. A page is `before`, its body's blocks joined, and `after`; a
 * page whose body cannot be found in it (no Markdown, or a layout that prints it twice) has everything in `before`.
 */
export interface PagePatch {
  /** The page that the patch makes; counts up. */
  readonly serial: number;
  /** The page that it changes; null when it holds a page from the ground up. */
  readonly base: number | null;
  /** The page's site-relative address with `baseurl`. */
  readonly url: string;
  /** Where the site will be published (`url:` of its configuration), without a slash at the end; empty when it does not say. */
  readonly home: string;
  /** The layout's HTML in front of the body, when it changed. */
  readonly before?: string;
  /** The layout's HTML behind the body, when it changed. */
  readonly after?: string;
  /** Blocks `from` up to `from + remove` become `insert`. */
  readonly from: number;
  readonly remove: number;
  readonly insert: readonly string[];
  /** For each block of the new page its first source line (0-based) and its number of lines: `[line, lines, line, …]`. */
  readonly lines: Int32Array<ArrayBuffer>;
}

/** A page as the side that makes patches remembers it. */
export interface PageParts {
  readonly url: string;
  readonly home: string;
  readonly before: string;
  readonly after: string;
  readonly blocks: readonly { readonly html: string; readonly line: number; readonly lines: number }[];
}

/** The patch that leads from what was sent as `base` to `next`; from the ground up where nothing was sent. */
export function makePatch(
  last: { readonly serial: number; readonly page: PageParts } | undefined,
  next: PageParts,
  serial: number,
): PagePatch {
  const lines = new Int32Array(next.blocks.length * 2);
  for (const [index, block] of next.blocks.entries()) {
    lines[2 * index] = block.line;
    lines[2 * index + 1] = block.lines;
  }
  if (!last) {
    const insert = next.blocks.map(block => block.html);
    return {
      serial,
      base: null,
      url: next.url,
      home: next.home,
      before: next.before,
      after: next.after,
      from: 0,
      remove: 0,
      insert,
      lines,
    };
  }
  const old = last.page.blocks;
  const shortest = Math.min(old.length, next.blocks.length);
  let start = 0;
  while (start < shortest && old[start]!.html === next.blocks[start]!.html) start += 1;
  let end = 0;
  while (
    end < shortest - start &&
    old[old.length - 1 - end]!.html === next.blocks[next.blocks.length - 1 - end]!.html
  ) {
    end += 1;
  }
  return {
    serial,
    base: last.serial,
    url: next.url,
    home: next.home,
    ...(last.page.before === next.before ? {} : { before: next.before }),
    ...(last.page.after === next.after ? {} : { after: next.after }),
    from: start,
    remove: old.length - start - end,
    insert: next.blocks.slice(start, next.blocks.length - end).map(block => block.html),
    lines,
  };
}
