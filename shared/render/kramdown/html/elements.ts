/** What kramdown knows of HTML elements: their content models and whether they are block or span elements. */
import type { ContentModel } from '../element.ts';

function names(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

const BLOCK_CONTENT = names(
  `address applet article aside blockquote body dd details div dl fieldset figure figcaption footer form header hgroup iframe li main
   map menu nav noscript object section summary td`,
);
const SPAN_CONTENT = names(
  `a abbr acronym b bdo big button cite caption del dfn dt em h1 h2 h3 h4 h5 h6 i ins label legend optgroup p q rb rbc rp rt rtc ruby
   select small span strong sub sup th tt`,
);
const RAW_CONTENT = names('script style math option textarea pre code kbd samp var');

export const SPAN_ELEMENTS = names(
  `a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option q rb rbc rp rt rtc ruby samp select
   small span strong sub sup tt u var`,
);
export const BLOCK_ELEMENTS = names(
  `address article aside applet body blockquote caption col colgroup dd div dl dt fieldset figcaption footer form h1 h2 h3 h4 h5 h6
   header hgroup hr html head iframe legend menu li main map nav ol optgroup p pre section summary table tbody td th thead tfoot tr ul`,
);
export const VOID_ELEMENTS = names(
  'area base br col command embed hr img input keygen link meta param source track wbr',
);

const KNOWN = new Set([
  ...SPAN_ELEMENTS,
  ...BLOCK_ELEMENTS,
  ...VOID_ELEMENTS,
  ...BLOCK_CONTENT,
  ...SPAN_CONTENT,
  ...RAW_CONTENT,
]);

/** Whether the (lower-case) name is one of HTML's, so that case does not matter. */
export function isHtmlElement(name: string): boolean {
  return KNOWN.has(name);
}

/** What an element's content is parsed as when it is parsed: blocks, spans, or not at all. */
export function contentModelOf(name: string): ContentModel {
  return BLOCK_CONTENT.has(name) ? 'block' : SPAN_CONTENT.has(name) ? 'span' : 'raw';
}
