import { sitePath, type SitePath } from '../../../shared/site/site-file.ts';
import { slugify } from '../../../shared/text/slug.ts';

/** A document's file name in the parts that its address is made of. */
export interface AddressName {
  /** With its last slash; empty at the top of the site. */
  readonly folder: string;
  /** `2025-12-02` as it is written; null for a file that is no post. */
  readonly day: string | null;
  readonly slug: string;
  /** With its dot. */
  readonly extension: string;
}

const NAME = /^((?:.*\/)?)(?:(\d{2,4}-\d{1,2}-\d{1,2})-)?([^/]*?)(\.[^./]+)?$/s;

export function readAddressName(path: SitePath): AddressName {
  const [, folder = '', day, slug = '', extension = ''] = NAME.exec(path)!;
  const isPost = /(?:^|\/)_posts\//.test(path);
  return { folder, day: isPost ? (day ?? null) : null, slug: isPost || !day ? slug : `${day}-${slug}`, extension };
}

/** The path of a name; what is wrong with it where it can be none. */
export function pathOfName(name: AddressName): { readonly path: SitePath | null; readonly wrong: string | null } {
  const { folder, day, slug, extension } = name;
  if (day !== null && !/^\d{4}-\d{1,2}-\d{1,2}$/.test(day)) return { path: null, wrong: 'A day is like 2025-12-31.' };
  if (slug === '') return { path: null, wrong: 'The name is empty.' };
  if (/[\0-\x1f\\/:*?"<>|]/.test(slug) || /^\.|[. ]$/.test(slug))
    return { path: null, wrong: 'A name has no slashes and none of the signs : * ? " < > |.' };
  return { path: sitePath(`${folder}${day === null ? '' : `${day}-`}${slug}${extension}`), wrong: null };
}

/** The name that a title gives, as Jekyll makes it. */
export function slugOfTitle(title: string): string {
  return slugify(title);
}
