/** An element's start tag. */
export interface XmlTag {
  /** Without its prefix, in lower case. */
  readonly name: string;
  /** By name without prefix, in lower case; character references in values are resolved. */
  readonly attributes: ReadonlyMap<string, string>;
  /** The text up to the next tag, marked sections included. */
  readonly text: string;
}

export interface XmlTags {
  readonly tags: readonly XmlTag[];
  /** The document type declares entities or other things of its own. */
  readonly entities: boolean;
  /** A processing instruction names a stylesheet. */
  readonly stylesheet: boolean;
}

const NAME = /[^\s=>"'/<]+/y;
const SPACE = /\s*/y;

/** The tags of a document, in one pass; undefined where it is not well-formed, which no XML parser shows either. */
export function readTags(text: string): XmlTags | undefined {
  const tags: { name: string; attributes: Map<string, string>; text: string }[] = [];
  let entities = false;
  let stylesheet = false;
  const addText = (from: number, to: number) => {
    const last = tags.at(-1);
    if (last?.name === 'style') last.text += text.slice(from, to);
  };
  for (let at = text.indexOf('<'); at >= 0;) {
    let end: number;
    if (text.startsWith('<!--', at)) end = after(text, '-->', at + 4);
    else if (text.startsWith('<![CDATA[', at)) {
      end = after(text, ']]>', at + 9);
      if (end > 0) addText(at + 9, end - 3);
    } else if (text.startsWith('<!', at)) {
      end = after(text, '>', at);
      entities ||= text.slice(at, end).includes('[');
    } else if (text.startsWith('<?', at)) {
      end = after(text, '?>', at);
      stylesheet ||= text.startsWith('<?xml-stylesheet', at);
    } else if (text.startsWith('</', at)) end = after(text, '>', at);
    else {
      const tag = readTag(text, at + 1);
      if (!tag) return undefined;
      tags.push({ ...tag, text: '' });
      end = tag.end;
    }
    if (end <= 0) return undefined;
    at = text.indexOf('<', end);
    addText(end, at < 0 ? text.length : at);
  }
  return { tags, entities, stylesheet };
}

function readTag(text: string, start: number) {
  const name = match(NAME, text, start);
  if (name === '') return undefined;
  const attributes = new Map<string, string>();
  for (let at = start + name.length; ;) {
    at += match(SPACE, text, at).length;
    if (text[at] === '/') at += 1;
    if (text[at] === '>') return { name: local(name), attributes, end: at + 1 };
    const attribute = match(NAME, text, at);
    if (attribute === '') return undefined;
    at += attribute.length;
    at += match(SPACE, text, at).length;
    if (text[at] !== '=') return undefined;
    at += 1;
    at += match(SPACE, text, at).length;
    const quote = text[at];
    const end = quote === '"' || quote === "'" ? text.indexOf(quote, at + 1) : -1;
    if (end < 0) return undefined;
    attributes.set(local(attribute), resolveReferences(text.slice(at + 1, end)));
    at = end + 1;
  }
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

function local(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1).toLowerCase();
}

/** `&#106;avascript:` is a link like any other. Controls and spaces inside an address count for nothing. */
function resolveReferences(value: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return value.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (_, hex, decimal, name) => {
    if (typeof name === 'string') return named[name.toLowerCase()] ?? '';
    const code = typeof hex === 'string' ? parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
