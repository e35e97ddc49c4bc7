import type { Fix } from '../finding.ts';
import type { CheckContext } from './check-context.ts';

/** An image of the source without alternative text. */
interface SilentImage {
  /** As it is written; of a reference, what its definition says. */
  readonly address: string | undefined;
  /** Offset of its first character. */
  readonly at: number;
  /** Puts the cursor where the words are missing; there is nothing that a program could say for it. */
  readonly fix: Fix;
}

type Reference = CheckContext['parts']['references'][number];

const LABEL = 'Write what it shows';
const IMAGE =
  /!\[[ \t]*\](?:\([ \t]*(?:<([^<>\n]*)>|([^)\s]*))|[ \t]?\n?\[([^\]\n]+)\])|<img\b(?:[^<>"']|"[^"]*"|'[^']*')*>/gi;
const DEFINITION = /^ {0,3}\[([^\]\n]+)\]:[ \t]*\n?[ \t]*(?:<([^<>\n]*)>|(\S+))/gm;

/**
 * Where the images of the page that say nothing stand in the text, one for one; undefined for those that are written
 * otherwise than on the page. Within a block they are told apart by their order, else by their addresses.
 */
export function findSilentImages(
  { text, lines }: Pick<CheckContext, 'text' | 'lines'>,
  images: readonly Reference[],
): readonly (SilentImage | undefined)[] {
  const starts = [0];
  for (const line of lines) starts.push(starts.at(-1)! + line.length + 1);
  const definitions = readDefinitions(text);
  const blocks = new Map<number, SilentImage[]>();
  return images.map((image, at) => {
    const end = Math.min(lines.length, image.line + image.lines);
    const written =
      blocks.get(image.line) ??
      silentIn(text, starts[image.line] ?? text.length, starts[end] ?? text.length, definitions);
    blocks.set(image.line, written);
    const ofBlock = images.filter(({ line }) => line === image.line);
    const before = images.slice(0, at).filter(({ line }) => line === image.line);
    if (ofBlock.length === written.length) return written[before.length];
    const isSame = ({ address }: { readonly address: string | undefined }): boolean => address === image.address;
    return written.filter(isSame)[before.filter(isSame).length];
  });
}

/** Addresses of link definitions by their names as kramdown compares them: in small letters, the first one counts. */
function readDefinitions(text: string): ReadonlyMap<string, string> {
  const definitions = new Map<string, string>();
  for (const [, name, pointed, bare] of text.matchAll(DEFINITION)) {
    const id = nameOf(name!);
    if (!definitions.has(id)) definitions.set(id, pointed ?? bare!);
  }
  return definitions;
}

const nameOf = (written: string): string => written.replace(/\s+/g, ' ').toLowerCase();

function silentIn(text: string, from: number, to: number, definitions: ReadonlyMap<string, string>): SilentImage[] {
  return [...text.slice(from, to).matchAll(IMAGE)].flatMap((found): SilentImage[] => {
    const [whole, pointed, bare, name] = found;
    const at = from + found.index;
    if (whole.startsWith('!')) {
      const address = name === undefined ? (pointed ?? bare) : definitions.get(nameOf(name));
      if (name !== undefined && address === undefined) return [];
      return [{ address, at, fix: { label: LABEL, changes: [], caret: at + 2 } }];
    }
    const attribute = (key: string): RegExpExecArray | null =>
      new RegExp(`\\s${key}[ \\t]*=[ \\t]*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(whole);
    const alt = attribute('alt');
    if ((alt?.[1] ?? alt?.[2] ?? alt?.[3] ?? '').trim() !== '') return [];
    const [, one, other, plain] = attribute('src') ?? [];
    const tag = at + '<img'.length;
    const fix: Fix = alt
      ? { label: LABEL, changes: [], caret: at + alt.index + alt[0].search(/["']/) + 1 }
      : { label: LABEL, changes: [{ from: tag, to: tag, insert: ' alt=""' }], caret: tag + ' alt="'.length };
    return [{ address: one ?? other ?? plain, at, fix }];
  });
}
