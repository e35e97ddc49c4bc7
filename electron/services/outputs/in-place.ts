import { parse, type DefaultTreeAdapterTypes } from 'parse5';

type Element = DefaultTreeAdapterTypes.Element;

const LOADING = new Set(['src', 'poster', 'href', 'srcset', 'data']);

/**
 * The page with the files that it loads by the site's published address (`home`, the configuration's `url:`) named from
 * the site's root instead, so that they are found where the site lies here. Every other byte stays as it is published.
 */
export function loadedInPlace(html: string, home: string): string {
  if (home === '' || !html.includes(home)) return html;
  const waiting: DefaultTreeAdapterTypes.ChildNode[] = [...parse(html, { sourceCodeLocationInfo: true }).childNodes];
  const places: { readonly startOffset: number; readonly endOffset: number }[] = [];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('childNodes' in node) for (const child of node.childNodes) waiting.push(child);
    if ('content' in node) for (const child of node.content.childNodes) waiting.push(child);
    if (!('tagName' in node) || !loads(node)) continue;
    for (const { name, value } of node.attrs) {
      const place = node.sourceCodeLocation?.attrs?.[name];
      if (place && LOADING.has(name) && value.includes(`${home}/`)) places.push(place);
    }
  }
  let page = '';
  let at = 0;
  for (const { startOffset, endOffset } of places.sort((a, b) => a.startOffset - b.startOffset)) {
    page += html.slice(at, startOffset) + html.slice(startOffset, endOffset).replaceAll(`${home}/`, '/');
    at = endOffset;
  }
  return page + html.slice(at);
}

/** Links, and what a page says about its own address, lead to the published site. */
function loads({ tagName, attrs }: Element): boolean {
  if (tagName === 'a' || tagName === 'area') return false;
  if (tagName !== 'link') return true;
  return attrs.some(({ name, value }) => name === 'rel' && /\b(?:stylesheet|icon|preload)\b/i.test(value));
}
