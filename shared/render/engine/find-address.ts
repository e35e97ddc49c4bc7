import { decodeAddress } from '../../site/documents/encode-address.ts';
import { insideRoot } from '../../site/documents/file-names.ts';
import type { Item, SiteView } from './site-view.ts';

/** What a static web server answers at an address of the site: the file, the page without its extension, the folder's index. */
export function findAddress(view: SiteView, url: string): Item | undefined {
  const plain = decodeAddress(url.replace(/[?#].*$/s, ''));
  const path = insideRoot(plain);
  const index = path === '' ? 'index.html' : `${path}/index.html`;
  if (plain.endsWith('/')) return view.at(index);
  return view.at(path) ?? view.at(`${path}.html`) ?? view.at(index);
}
