/** HTML as plain values, so that the conversion needs no DOM: the editor builds it with `DOMParser`. */
export type HtmlNode = HtmlElement | HtmlText;

export interface HtmlText {
  readonly kind: 'text';
  readonly text: string;
}

export interface HtmlElement {
  readonly kind: 'element';
  /** Lower case. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly HtmlNode[];
}

export function textOf(node: HtmlNode): string {
  return node.kind === 'text' ? node.text : node.children.map(textOf).join('');
}

/** The first element of a name anywhere below. */
export function findElement(node: HtmlElement, name: string): HtmlElement | undefined {
  for (const child of node.children) {
    if (child.kind === 'text') continue;
    if (child.name === name) return child;
    const deeper = findElement(child, name);
    if (deeper) return deeper;
  }
  return undefined;
}

/** The declarations of a `style` attribute, names in lower case. */
export function styleOf(element: HtmlElement): ReadonlyMap<string, string> {
  const declarations = (element.attributes.get('style') ?? '').split(';').map(one => {
    const colon = one.indexOf(':');
    return [
      one.slice(0, Math.max(0, colon)).trim().toLowerCase(),
      one
        .slice(colon + 1)
        .trim()
        .toLowerCase(),
    ] as const;
  });
  return new Map(declarations);
}
