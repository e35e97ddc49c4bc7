/** What goes to the clipboard: for programs that take formatting, and for those that do not. */
export interface RichCopy {
  readonly html: string;
  readonly text: string;
}

const ADDRESSES = [
  ['a', 'href'],
  ['img', 'src'],
  ['source', 'src'],
  ['video', 'src'],
  ['audio', 'src'],
] as const;

/**
 * A page's text for other programs: addresses as they are on the published site (`home` is its `url:` with `baseurl`, empty
 * where it says none), without scripts and kramdown's own classes. Nothing is loaded.
 */
export function richCopy(body: string, url: string, home: string): RichCopy {
  const { body: root } = new DOMParser().parseFromString(body, 'text/html');
  for (const element of root.querySelectorAll('script, style, template')) element.remove();
  for (const [name, attribute] of ADDRESSES) {
    for (const element of root.querySelectorAll(`${name}[${attribute}]`)) {
      const written = element.getAttribute(attribute) ?? '';
      if (home !== '' && !written.startsWith('#') && URL.canParse(written, home + url)) {
        element.setAttribute(attribute, new URL(written, home + url).href);
      }
    }
  }
  return { html: root.innerHTML.trim(), text: (root.textContent ?? '').replace(/\n{3,}/g, '\n\n').trim() };
}
