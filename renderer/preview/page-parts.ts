import type { PageParts } from '../../shared/contract/page-patch.ts';
import type { Engine } from '../../shared/render/engine/engine.ts';
import type { Rendered } from '../../shared/render/engine/rendered.ts';

/** How pages are shown, beyond what is published. */
export interface PageLook {
  /** The site is a folder of Markdown without layouts. */
  readonly plain: boolean;
  readonly marksShown: boolean;
}

/** A page as the frame patches it: what stands before its blocks, the blocks, what follows. */
export function partsOf(
  { html, body, bodyAt, blocks, url, type }: Rendered,
  site: Engine,
  { plain, marksShown }: PageLook,
): PageParts {
  const styled = marksShown ? withMarks : (before: string) => before;
  const place = { url: baseurlOf(site) + url, home: homeOf(site) };
  if (type !== 'text/html') return { ...place, before: asPlainText(html), after: '', blocks: [] };
  if (bodyAt === undefined || blocks.length === 0) return { ...place, before: styled(html), after: '', blocks: [] };
  const head = plain && !/<html[\s>]/i.test(html.slice(0, 2000)) ? PLAIN_HEAD : '';
  return { ...place, before: head + styled(html.slice(0, bodyAt)), after: html.slice(bodyAt + body.length), blocks };
}

/** Marks that are shown get their look at the end of the page's head. */
function withMarks(before: string): string {
  return before.replace(/(?=<\/head>)|$/i, MARKS_LOOK);
}

const MARKS_LOOK =
  '<style>ins.critic{color:#2f6b3f;text-decoration:underline}del.critic{color:#a53621}mark.critic{background:#f7ecd2;color:inherit}' +
  'span.critic.comment::after{content:"\\2022";color:#7f5508;vertical-align:super;line-height:0}</style>';

function asPlainText(text: string): string {
  const escaped = text.replace(/[&<]/g, sign => (sign === '&' ? '&amp;' : '&lt;'));
  return `<!doctype html><pre>${escaped}</pre>`;
}

/** A folder of Markdown has no layout: its pages are set as quietly as the editor. */
const PLAIN_HEAD =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><style>body{max-width:40rem;margin:2.5rem auto;padding:0 1.5rem;' +
  'font:17px/1.65 Georgia,serif;color:#23211e}img{max-width:100%}pre,code{font-size:.88em}pre{overflow:auto}' +
  'blockquote{margin-inline:0;padding-left:1rem;border-left:2px solid #d6d1c7}td,th{padding:.25rem .75rem;border:1px solid #d6d1c7}' +
  'table{border-collapse:collapse}</style></head><body>';

/** The site's published address; empty where it does not say. */
export function homeOf(site: Engine): string {
  const url = site.config.get('url');
  return typeof url === 'string' && /^https?:\/\/[^/]/i.test(url) ? url.replace(/\/+$/, '') : '';
}

function baseurlOf(site: Engine): string {
  const baseurl = site.config.get('baseurl');
  const path = typeof baseurl === 'string' ? baseurl.replace(/^\/+|\/+$/g, '') : '';
  return path === '' ? '' : `/${path}`;
}

/** An address of the published site as one inside it. */
export function withoutBaseurl(site: Engine, url: string): string {
  const baseurl = baseurlOf(site);
  const inside = baseurl !== '' && (url === baseurl || url.startsWith(`${baseurl}/`));
  return inside ? url.slice(baseurl.length) || '/' : url;
}
