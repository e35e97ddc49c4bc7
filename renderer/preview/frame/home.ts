const LOADING = ['src', 'poster', 'href', 'srcset', 'data'] as const;

/**
 * A page names its files by the site's published address (`url:` of the configuration) where its theme writes absolute
 * addresses. They are loaded from the opened folder instead: it is what will be published there.
 */
export function loadFromFolder(root: ParentNode, home: string): void {
  if (home === '') return;
  for (const name of LOADING) {
    for (const element of root.querySelectorAll(`[${name}*="${CSS.escape(home)}"]`)) {
      // A link's address stays as it is published; it is looked at when it is followed.
      if (element instanceof HTMLAnchorElement || element instanceof HTMLAreaElement) continue;
      const value = element.getAttribute(name) ?? '';
      const parts = name === 'srcset' ? value.split(/(?<=,\s)/) : [value];
      element.setAttribute(name, parts.map(part => fromFolder(part, home)).join(''));
    }
  }
}

/** The address in the opened folder that stands for one under the site's published address; others stay. */
export function fromFolder(address: string, home: string): string {
  if (home === '' || !address.startsWith(home)) return address;
  const rest = address.slice(home.length);
  return rest === '' || /^[/?#]/.test(rest) ? `${location.origin}${rest === '' ? '/' : rest}` : address;
}
