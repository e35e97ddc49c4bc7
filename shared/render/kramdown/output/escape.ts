import { entityCharacter, type Entity } from '../entities.ts';
import type { Attributes } from '../element.ts';
import { strip } from '../ruby-text.ts';
import { isHole } from './holes.ts';

const ESCAPES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };
const REFERENCE = '&(?:[\\w:][-\\w.:]*|#\\d+|#x[0-9a-fA-F]+);';
const TEXT = new RegExp(`${REFERENCE}|[<>&]`, 'g');
const ATTRIBUTE = new RegExp(`${REFERENCE}|[<>&"]`, 'g');

/** Escapes everything that means something in HTML's text, character references included. */
export function escapeAll(text: string): string {
  return /[<>&]/.test(text) ? text.replace(/[<>&]/g, c => ESCAPES[c]!) : text;
}

/** Escapes text; character references stay. */
export function escapeText(text: string): string {
  return /[<>&]/.test(text) ? text.replace(TEXT, c => ESCAPES[c] ?? c) : text;
}

/** Escapes an attribute's value; character references stay. */
export function escapeAttribute(text: string): string {
  return /[<>&"]/.test(text) ? text.replace(ATTRIBUTE, c => ESCAPES[c] ?? c) : text;
}

/** ` name="value"` for each; an empty id is left out, and one still to be made leaves its place. */
export function writeAttributes(attributes: Attributes | null): string {
  if (!attributes || attributes.size === 0) return '';
  let html = '';
  for (const [name, value] of attributes) {
    if (name === 'id' && isHole(value)) html += value;
    else if (name !== 'id' || strip(value) !== '') html += ` ${name}="${escapeAttribute(value)}"`;
  }
  return html;
}

/** An entity as the option `entity_output` asks; `original` is how it was written. */
export function writeEntity(entity: Entity, output: string, original?: string): string {
  const character = entityCharacter(entity);
  const escaped = character !== undefined && character in ESCAPES;
  if (output === 'as_char' && character !== undefined && (character === '"' || !escaped)) return character;
  if ((output === 'as_input' || output === 'as_char') && original !== undefined) return original;
  return (output === 'symbolic' || escaped) && entity.name !== undefined
    ? `&${entity.name};`
    : `&#${entity.codePoint};`;
}
