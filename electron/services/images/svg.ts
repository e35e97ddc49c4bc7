import { ok, type Result } from '../../../shared/kit/result.ts';
import { decodeText } from '../../../shared/text/decode-text.ts';
import { refuse, type ImageFacts, type ImageRefusal } from './image-facts.ts';
import { readTags, type XmlTag } from './xml-tags.ts';

const LARGEST = 4 * 1024 * 1024;
const PROGRAMS = new Set(['script', 'handler', 'listener']);
const DOCUMENTS = new Set(['foreignobject', 'iframe', 'object', 'embed', 'audio', 'video']);
const HARMLESS_LINK = /^\s*(?:#|data:image\/(?:png|jpeg|gif|webp)[;,])/i;
/** An address in a style that is no part of the drawing itself; also where CSS escapes hide what it is. */
const LOADING_STYLE = /url\(\s{0,99}["']?\s{0,99}(?!["'\s]|#|data:image\/)|@import|expression\(|\\/i;

/**
 * Reads an SVG; undefined when the bytes are none. What is more than a drawing (a script, a handler, a link, a style that
 * loads something, entities) is refused by name and not mended: the person should know what the file was.
 */
export function readSvg(bytes: Uint8Array): Result<ImageFacts, ImageRefusal> | undefined {
  if (bytes.length > LARGEST) return undefined;
  const decoded = decodeText(bytes);
  if (!decoded.ok) return undefined;
  const document = readTags(decoded.value);
  if (!document) return undefined;
  const [root] = document.tags;
  if (root?.name !== 'svg') return undefined;
  if (document.entities) return active('entities of its own');
  if (document.stylesheet) return active('a stylesheet of another file');
  for (const tag of document.tags) {
    const what = activeIn(tag);
    if (what !== undefined) return active(what);
  }
  const box = (root.attributes.get('viewbox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  return ok({ type: 'svg', width: size(root, 'width', box[2]), height: size(root, 'height', box[3]) });
}

/** What makes an element more than a part of a drawing, in words for a person. */
function activeIn({ name, attributes, text }: XmlTag): string | undefined {
  if (PROGRAMS.has(name)) return 'a script';
  if (DOCUMENTS.has(name)) return 'a foreign document';
  if (name === 'style' && LOADING_STYLE.test(text)) return 'a style that loads something';
  for (const [attribute, value] of attributes) {
    if (attribute.startsWith('on')) return 'an event handler';
    if ((attribute === 'href' || attribute === 'src') && !HARMLESS_LINK.test(value)) return 'a link to something else';
    if (attribute === 'attributename' && /(?:^|:)\s*(?:href|on\w+)\s*$/i.test(value)) return 'an animated link';
    if (value.includes('(') && LOADING_STYLE.test(value)) return 'a style that loads something';
  }
  return undefined;
}

function active(what: string) {
  return refuse(
    'image-active',
    `This SVG holds ${what}, so it is more than a picture.`,
    'Export it as a plain SVG or as a PNG, and insert that.',
  );
}

/** Pixels; the view box where there is no length in pixels; null where neither says it. */
function size(root: XmlTag, name: string, box: number | undefined): number | null {
  const length = /^\s*(\d+(?:\.\d+)?)(?:px)?\s*$/.exec(root.attributes.get(name) ?? '')?.[1] ?? box;
  return length !== undefined && Number.isFinite(Number(length)) ? Math.round(Number(length)) : null;
}
