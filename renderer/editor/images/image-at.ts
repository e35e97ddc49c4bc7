import type { EditorState } from '@codemirror/state';
import { sitePath, type SitePath } from '../../../shared/site/site-file.ts';
import { findAssetReferences } from '../../../shared/text/asset-references.ts';
import type { TextRange } from '../../../shared/text/text-change.ts';

/** An image in Markdown: the places of its words and of its address, and the file of the site that it names. */
export interface ImageInText {
  readonly words: TextRange;
  readonly address: TextRange;
  /** Undefined for an address that leads out of the site, or that only Liquid can tell. */
  readonly path: SitePath | undefined;
}

const IMAGE = /!\[((?:[^\]\\]|\\.)*)\]\(\s*(<[^>]*>|(?:\{\{[^}]*\}\}|[^\s(){}]|\([^\s()]*\))*)/g;

/** The image whose Markdown an offset stands in. The line is read, not the tree: an address may hold Liquid with spaces. */
export function imageAt(state: EditorState, offset: number): ImageInText | undefined {
  const line = state.doc.lineAt(offset);
  for (const found of line.text.matchAll(IMAGE)) {
    const { 0: whole, 1: words = '', 2: address = '' } = found;
    const from = line.from + found.index;
    if (offset < from || offset > from + whole.length + 1) continue;
    const [reference] = findAssetReferences(whole + ')');
    const path = reference?.address.replace(/^\/+/, '');
    const to = from + whole.length;
    return {
      words: { from: from + 2, to: from + 2 + words.length },
      address: { from: to - address.length, to },
      path: path === undefined || path === '' || path.includes('..') ? undefined : sitePath(path),
    };
  }
  return undefined;
}
