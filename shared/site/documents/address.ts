import { encodeAddress } from './encode-address.ts';

/** A permalink names a placeholder that Jekyll does not know. */
export class UnknownPlaceholder extends Error {
  constructor(readonly placeholder: string) {
    super(`The permalink has the placeholder :${placeholder}, which Jekyll does not know.`);
  }
}

/**
 * The address that a permalink or collection template gives (`Jekyll::URL` with a `UrlDrop`): `value` answers for each
 * placeholder, `undefined` for one that does not exist. Throws `UnknownPlaceholder`.
 */
export function addressFromTemplate(template: string, value: (name: string) => string | undefined): string {
  return cleanAddress(
    template.replace(/:([a-z_]+)/g, (_match, name: string) => {
      const plain = name.endsWith('_') ? name.slice(0, -1) : name;
      const found = value(plain);
      if (found === undefined) throw new UnknownPlaceholder(plain);
      return encodeAddress(found) + (plain === name ? '' : '_');
    }),
  );
}

/**
 * The address that a template gives with a page's or static file's few placeholders, filled in one after the other;
 * others stay as they are written.
 */
export function addressFromPairs(template: string, pairs: readonly (readonly [string, string | undefined])[]): string {
  let address = template;
  for (const [name, value] of pairs) {
    if (!address.includes(':')) break;
    address =
      value === undefined ? address.replaceAll(`/:${name}`, '') : address.replaceAll(`:${name}`, encodeAddress(value));
  }
  return cleanAddress(address);
}

/** `add_permalink_suffix`: what the site's permalink style adds to a page's or collection's template. */
export function withPermalinkSuffix(template: string, style: string): string {
  switch (style) {
    case 'pretty':
      return `${template}/`;
    case 'date':
    case 'ordinal':
    case 'none':
      return `${template}:output_ext`;
    default:
      if (style.endsWith('/')) return `${template}/`;
      return style.endsWith(':output_ext') ? `${template}:output_ext` : template;
  }
}

function cleanAddress(address: string): string {
  return `/${address}`.replaceAll('..', '/').replaceAll('./', '').replace(/\/+/g, '/');
}
