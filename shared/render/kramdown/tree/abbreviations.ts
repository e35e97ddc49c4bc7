import { Element } from '../element.ts';
import { escapeRegExp } from '../ruby-text.ts';

/** Finds the defined abbreviations in texts, the longest first. */
export class Abbreviations {
  private readonly any: RegExp;
  private readonly here: RegExp;
  private readonly startsHere: RegExp;
  private readonly behindBorder: RegExp;

  constructor(ids: Iterable<string>) {
    const source = [...ids]
      .sort((a, b) => b.length - a.length)
      .map(escapeRegExp)
      .join('|');
    this.any = new RegExp(source);
    this.here = new RegExp(source, 'y');
    this.startsHere = new RegExp(`(?:[^\\w]|)(?:${source})(?!\\w)`, 'y');
    this.behindBorder = new RegExp(`[^\\w](?:${source})(?!\\w)`, 'g');
  }

  /** Splits the texts below an element at the abbreviations; not those directly in raw HTML. */
  replaceIn(element: Element): void {
    if (element.children.length === 0) return;
    const children: Element[] = [];
    for (const child of element.children) {
      if (child.type === 'text' && element.options.contentModel !== 'raw') {
        if (this.any.test(child.value)) for (const part of this.split(child.value)) children.push(part);
        else children.push(child);
      } else {
        this.replaceIn(child);
        children.push(child);
      }
    }
    element.children = children;
  }

  private split(text: string): Element[] {
    const elements: Element[] = [];
    let pos = 0;
    for (let at = this.find(text, pos); at !== -1; at = this.find(text, pos)) {
      let start = at;
      let id = this.idAt(text, start);
      if (id === undefined) {
        start = at + (/\w/.test(text[at] ?? 'a') ? 0 : 1);
        id = this.idAt(text, start);
      }
      if (id === undefined || id === '') break;
      elements.push(new Element('text', text.slice(pos, start)), new Element('abbreviation', id));
      pos = start + id.length;
    }
    elements.push(new Element('text', text.slice(pos)));
    return elements;
  }

  /** The first position from `pos` on with an abbreviation, or with a character that is no word's before one. */
  private find(text: string, pos: number): number {
    this.startsHere.lastIndex = pos;
    if (this.startsHere.test(text)) return pos;
    this.behindBorder.lastIndex = pos;
    return this.behindBorder.exec(text)?.index ?? -1;
  }

  private idAt(text: string, pos: number): string | undefined {
    this.here.lastIndex = pos;
    return this.here.exec(text)?.[0];
  }
}
