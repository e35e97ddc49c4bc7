import type { HtmlElement, HtmlNode } from './html-node.ts';

/** Elements in one another; of what lies deeper the words are kept. */
const DEEPEST = 200;

/** Parses HTML from the clipboard; nothing of it is loaded or run. */
export function readHtml(html: string): HtmlElement {
  return convert(new DOMParser().parseFromString(html, 'text/html').body, 0);
}

function convert(element: Element, depth: number): HtmlElement {
  const children: HtmlNode[] = [];
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) children.push({ kind: 'text', text: child.nodeValue ?? '' });
    else if (!(child instanceof Element)) continue;
    else if (depth < DEEPEST) children.push(convert(child, depth + 1));
    else children.push({ kind: 'text', text: child.textContent });
  }
  const attributes = new Map(Array.from(element.attributes, ({ name, value }) => [name, value]));
  return { kind: 'element', name: element.localName, attributes, children };
}
