/** What a page's `<head>` tells search engines and social networks; null where it says nothing. */
export interface PageHead {
  readonly title: string | null;
  readonly description: string | null;
  readonly canonical: string | null;
  readonly cardTitle: string | null;
  readonly cardDescription: string | null;
  readonly cardImage: string | null;
  readonly cardSite: string | null;
  /** Asks not to be found. */
  readonly hidden: boolean;
}

/** Reads the head of a whole page. Nothing of the page is loaded or run. */
export function readPageHead(html: string): PageHead {
  const { head } = new DOMParser().parseFromString(html, 'text/html');
  const meta = (...names: readonly string[]): string | null => {
    for (const name of names) {
      const element = head.querySelector(`meta[name="${name}" i], meta[property="${name}" i]`);
      const content = inOneLine(element?.getAttribute('content'));
      if (content !== null) return content;
    }
    return null;
  };
  const title = inOneLine(head.querySelector('title')?.textContent);
  const description = meta('description');
  return {
    title,
    description,
    canonical: inOneLine(head.querySelector('link[rel~="canonical" i]')?.getAttribute('href')),
    cardTitle: meta('og:title', 'twitter:title') ?? title,
    cardDescription: meta('og:description', 'twitter:description') ?? description,
    cardImage: meta('og:image', 'og:image:url', 'twitter:image', 'twitter:image:src'),
    cardSite: meta('og:site_name'),
    hidden: /\bnoindex\b/i.test(meta('robots') ?? ''),
  };
}

/**
 * Where the window loads a card's image from: the opened site's own origin; null for another server's, as the window asks
 * the network for nothing. `home` is the page's own public address, if it says one.
 */
export function cardImageSource(image: string, home: string | null, origin: string): string | null {
  const base = home !== null && URL.canParse(home) ? home : 'https://site.invalid/';
  if (!URL.canParse(image, base)) return null;
  const { protocol, host, pathname } = new URL(image, base);
  if (!/^https?:$/.test(protocol) || (home !== null && host !== new URL(base).host)) return null;
  return origin + pathname;
}

export interface HeadAdvice {
  readonly severity: 'warning' | 'info';
  readonly words: string;
}

export interface Widths {
  /** Pixels that a search engine gives a title and a description, before it cuts them. */
  readonly title: number;
  readonly description: number;
}

export const SEARCH_WIDTHS: Readonly<Record<'desktop' | 'phone', Widths>> = {
  desktop: { title: 580, description: 920 },
  phone: { title: 680, description: 680 },
};

export type Measure = (text: string, size: number) => number;
export const TITLE_SIZE = 20;
export const DESCRIPTION_SIZE = 14;

/** Cuts a text to a width at the end of a word, with an ellipsis, as search engines do. */
export function cutToWidth(text: string, size: number, most: number, measure: Measure): string {
  if (measure(text, size) <= most) return text;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(`${text.slice(0, middle)} …`, size) <= most) low = middle;
    else high = middle - 1;
  }
  const word = text.slice(0, low).replace(/\s+\S*$/, '');
  return `${word === '' ? text.slice(0, low) : word} …`;
}

/** What could be better about a head, most important first. */
export function adviseOnHead(head: PageHead, widths: Widths, measure: Measure): readonly HeadAdvice[] {
  const advice: HeadAdvice[] = [];
  const warn = (words: string) => advice.push({ severity: 'warning', words });
  const tell = (words: string) => advice.push({ severity: 'info', words });
  if (head.hidden) warn('The page asks search engines to leave it out (robots: noindex).');
  if (head.title === null) warn('The page has no <title>.');
  else if (measure(head.title, TITLE_SIZE) > widths.title) tell('The title is cut in search results.');
  if (head.description === null) warn('The page has no description: search engines choose words from its text.');
  else if (measure(head.description, DESCRIPTION_SIZE) > widths.description) {
    tell('The description is cut in search results.');
  }
  if (head.canonical === null) tell('The page names no canonical address.');
  if (head.cardImage === null) warn('The page has no og:image: shared links show no picture.');
  else if (!/^https?:\/\//i.test(head.cardImage)) warn('og:image is no whole address (https://…): networks ignore it.');
  return advice;
}

function inOneLine(text: string | null | undefined): string | null {
  const words = text?.replace(/\s+/g, ' ').trim() ?? '';
  return words === '' ? null : words;
}
