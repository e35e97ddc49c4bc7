import { Element } from '../element.ts';
import { entity, entityByCodePoint, entityByName, type Entity } from '../entities.ts';
import type { SpanRule, SpanState } from './state.ts';

const SYMBOLS = /---|--|\.\.\.|\\<<|\\>>|<< | >>|<<|>>/y;
const SYMBOL_NAMES: Readonly<Record<string, string>> = {
  '---': 'mdash',
  '--': 'ndash',
  '...': 'hellip',
  '<< ': 'laquo_space',
  ' >>': 'raquo_space',
  '<<': 'laquo',
  '>>': 'raquo',
};

/** Dashes, ellipses and guillemets; a backslash before guillemets keeps them as they are. */
export const typographicSymbol: SpanRule = state => {
  if (!state.starts.typographic) return false;
  const match = state.scanner.scan(SYMBOLS);
  if (!match) return false;
  const name = SYMBOL_NAMES[match[0]];
  if (name !== undefined) state.tree.children.push(new Element('typographic_sym', name));
  else {
    const kept = entity(match[0] === '\\<<' ? 'lt' : 'gt');
    for (let i = 0; i < 2; i++) state.tree.children.push(new Element('entity', '', { entity: kept }));
  }
  return true;
};

export const ENTITY = /&([\w:][-\w.:]*);|&#(\d+);|&#x([0-9a-fA-F]+);/y;

/** The entity of a match of `ENTITY`, or `undefined` for an unknown name. */
export function entityOf([, name, decimal, hex]: RegExpExecArray): Entity | undefined {
  if (name !== undefined) return entityByName(name);
  return entityByCodePoint(decimal !== undefined ? Number(decimal) : parseInt(hex!, 16));
}

/** Character references; an unknown name is text. */
export const htmlEntity: SpanRule = state => {
  const { scanner } = state;
  if (scanner.text.charCodeAt(scanner.pos) !== 38) return false;
  const match = scanner.scan(ENTITY);
  if (!match) return false;
  const known = entityOf(match);
  if (known) state.tree.children.push(new Element('entity', '', { entity: known, original: match[0] }));
  else addUnknown(state, match[0]);
  return true;
};

function addUnknown(state: SpanState, written: string): void {
  state.tree.children.push(new Element('entity', '', { entity: entity('amp') }));
  state.addText(written.slice(1));
}

const LINE_BREAK = /(?: {2}|\\\\)(?=\n)/y;

/** Two spaces or two backslashes at a line's end. */
export const lineBreak: SpanRule = state => {
  if (!state.starts.lineBreak || !state.scanner.scan(LINE_BREAK)) return false;
  state.tree.children.push(new Element('br'));
  return true;
};

const ESCAPED = /\\([\\.*_+`<>()[\]{}#!:|"'$=-])/y;
const ESCAPED_GFM = /\\([\\.*_+`<>()[\]{}#!:|"'$=\-~])/y;

/** A backslash before a character that means something. */
export const escapedCharacter: SpanRule = state => {
  const { scanner, context } = state;
  if (scanner.text.charCodeAt(scanner.pos) !== 92) return false;
  const match = scanner.scan(context.dialect === 'GFM' ? ESCAPED_GFM : ESCAPED);
  if (!match) return false;
  state.addText(match[1]!);
  return true;
};
