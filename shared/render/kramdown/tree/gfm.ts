import { Element } from '../element.ts';
import { gfmId } from '../output/ids.ts';
import { holeMark } from '../output/holes.ts';

/** What GFM's parser does to the finished tree: line breaks and header ids. HTML elements are left alone. */
export class GfmUpdate {
  /** The ids made, before they are numbered. */
  readonly ids: string[] = [];
  private readonly lineBreak: string;

  constructor(
    private readonly autoIds: boolean,
    hardWrap: boolean,
  ) {
    this.lineBreak = hardWrap ? '\n' : '\\\n';
  }

  update(element: Element): void {
    if (element.children.length === 0) return;
    const children: Element[] = [];
    element.children.forEach((child, index) => {
      if (child.type === 'text' && child.value.includes(this.lineBreak)) {
        const isLast = index === element.children.length - 1;
        for (const part of this.breakLines(child.value, element, isLast)) children.push(part);
        return;
      }
      if (child.type === 'header' && this.autoIds && !child.attributes?.has('id')) {
        child.attr.set('id', holeMark('gfm id', this.ids.length));
        this.ids.push(gfmId(child.options.rawText ?? ''));
      } else if (child.type !== 'html_element') this.update(child);
      children.push(child);
    });
    element.children = children;
  }

  private breakLines(text: string, parent: Element, isLast: boolean): Element[] {
    const lines = text.split(this.lineBreak);
    const omitLast = lines[lines.length - 1] === '' && parent.category === 'block' && isLast;
    const elements: Element[] = [];
    lines.forEach((line, index) => {
      elements.push(new Element('text', index > 0 ? `\n${line}` : line));
      if (index < lines.length - 2 || (index === lines.length - 2 && !omitLast)) elements.push(new Element('br'));
    });
    return elements;
  }
}
