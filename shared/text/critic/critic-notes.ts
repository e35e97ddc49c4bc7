import type { Mark } from './critic-markup.ts';

/** Who wrote a mark, and when. */
export interface Author {
  readonly name: string;
  /** ISO 8601 in UTC to the minute, `2026-11-23T10:42Z`. */
  readonly time: string;
}

/** A comment's text with what it says about its author. */
export interface Note {
  readonly mark: Mark;
  readonly author: string | undefined;
  readonly time: string | undefined;
  readonly text: string;
}

/**
 * A mark with the comments that stand directly behind it: a suggestion with its signature and discussion, a highlight with
 * its comments, or a comment with its replies.
 */
export interface ReviewItem {
  readonly mark: Mark;
  readonly author: string | undefined;
  readonly time: string | undefined;
  /** Without the signature; of a comment the comment itself and its replies. */
  readonly notes: readonly Note[];
  /** From the mark to the last comment. */
  readonly range: { readonly from: number; readonly to: number };
}

const SIGNED = /^@(.{1,80}?)(?: (\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?Z))?(?::\s?|$)/;

/** Reads a comment's content: `@nadia 2026-11-23T10:42Z: Is this right?`; who does not sign has no author. */
export function readNote(text: string, mark: Mark): Note {
  const content = text.slice(mark.content.from, mark.content.to);
  const signed = SIGNED.exec(content.trimStart());
  return {
    mark,
    author: signed?.[1],
    time: signed?.[2],
    text: (signed ? content.trimStart().slice(signed[0].length) : content).trim(),
  };
}

/** A comment as it is written in the text; other CriticMarkup tools show its signature as part of the comment. */
export function writeNote(text: string, author: Author | undefined): string {
  // The sign that ends a comment cannot stand in one.
  const content = text.trim().replaceAll('<<}', '<< }').replaceAll('{>>', '{ >>');
  if (!author) return `{>>${content}<<}`;
  const name =
    author.name
      .replace(/[:{}<>\s]+/g, ' ')
      .trim()
      .slice(0, 80) || 'someone';
  return `{>>@${name} ${author.time}${content === '' ? '' : `: ${content}`}<<}`;
}

/** Groups marks with the comments behind them, in the order of the text. */
export function reviewItems(text: string, marks: readonly Mark[]): ReviewItem[] {
  const items: ReviewItem[] = [];
  const followers = new Map<number, Mark>();
  for (const mark of marks) if (mark.kind === 'comment') followers.set(mark.range.from, mark);
  const taken = new Set<Mark>();
  for (const mark of marks) {
    if (taken.has(mark)) continue;
    const notes: Note[] = mark.kind === 'comment' ? [readNote(text, mark)] : [];
    let end = mark.range.to;
    for (let next = followers.get(end); next; next = followers.get(end)) {
      taken.add(next);
      notes.push(readNote(text, next));
      end = next.range.to;
    }
    const first = notes[0];
    const isSignature = mark.kind !== 'comment' && first?.author !== undefined && first.text === '';
    items.push({
      mark,
      author: isSignature || mark.kind === 'comment' ? first?.author : undefined,
      time: isSignature || mark.kind === 'comment' ? first?.time : undefined,
      notes: isSignature ? notes.slice(1) : notes,
      range: { from: mark.range.from, to: end },
    });
  }
  return items;
}
