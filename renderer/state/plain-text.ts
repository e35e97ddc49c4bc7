import { splitLines } from '../../shared/text/line-endings.ts';

/** A file's text as the editor and the journal hold it: without byte-order mark, every line break `\n`. */
export function plainText(fileText: string): string {
  return splitLines(fileText.replace(/^\uFEFF/, '')).text;
}
