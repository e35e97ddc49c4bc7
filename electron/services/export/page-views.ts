import { extname, join } from 'node:path';
import type { ExportPlan, PlannedPage } from '../../../shared/export/plan.ts';
import type { Engine } from '../../../shared/render/engine/engine.ts';
import { contentType } from '../disk/content-type.ts';
import type { LoadedSite } from '../folder/loaded-site.ts';
import { loadedInPlace } from '../outputs/in-place.ts';

/** The target as it is published now, or as it will be after the plan. */
export type Side = 'before' | 'after';

/** What stands at an address of one side. */
export type ViewedPart =
  | { readonly kind: 'file'; readonly absolute: string }
  | { readonly kind: 'text'; readonly type: string; readonly text: string }
  | { readonly kind: 'missing' };

interface Viewed {
  readonly source: LoadedSite;
  readonly target: LoadedSite;
  readonly plan: ExportPlan;
  /** The pages that differ. */
  readonly pages: readonly PlannedPage[];
}

const MISSING: ViewedPart = { kind: 'missing' };

/** A page of one side as it is published, its own files loaded from the target's folder; undefined where it is not there. */
export function viewedPage({ target, pages }: Pick<Viewed, 'target' | 'pages'>, at: number, side: Side) {
  const html = pages[at]?.[side];
  return html === undefined ? undefined : loadedInPlace(html, homeOf(target.engine));
}

/**
 * What a page of one side is made of, at a decoded path from the site's root: what the plan changes first, else what the
 * target has. Files that the plan brings are shown from where they are copied from.
 */
export async function viewedPart(viewed: Viewed, path: string, side: Side): Promise<ViewedPart> {
  const { source, target, plan, pages } = viewed;
  const inside = withoutBaseurl(target.engine, path);
  const page = pages.find(({ url }) => url === inside);
  if (page) {
    const text = page[side];
    return text === undefined ? MISSING : { kind: 'text', type: contentType(extname(inside)), text };
  }
  const planned = side === 'after' ? plan.files.find(file => `/${file.path}` === inside) : undefined;
  if (planned?.kind === 'delete') return MISSING;
  if (planned?.kind === 'add-asset') return fileIn(source, planned.asset.path);
  const served = target.engine.renderUrl(encodeURI(inside)) ?? target.engine.renderUrl(inside);
  if (!served) return MISSING;
  if (served.kind === 'rendered') return { kind: 'text', type: served.rendered.type, text: served.rendered.html };
  if (!served.theme) return fileIn(target, served.path);
  // The theme's own list is the border: only what was found in the gem is served from it.
  const known = target.theme?.files.files.some(file => file.path === served.path) === true;
  return known ? { kind: 'file', absolute: join(target.theme!.folder, served.path) } : MISSING;
}

async function fileIn({ folder }: LoadedSite, path: string): Promise<ViewedPart> {
  try {
    return { kind: 'file', absolute: await folder.resolve(path) };
  } catch {
    return MISSING;
  }
}

function withoutBaseurl({ config }: Engine, path: string): string {
  const given = config.get('baseurl');
  const baseurl = typeof given === 'string' ? given.replace(/^\/*/, '/').replace(/\/+$/, '') : '';
  return baseurl !== '' && path.startsWith(`${baseurl}/`) ? path.slice(baseurl.length) : path;
}

/** The configuration's `url:`, without a slash at its end. */
function homeOf({ config }: Engine): string {
  const url = config.get('url');
  return typeof url === 'string' && /^https?:\/\/[^/]/i.test(url) ? url.replace(/\/+$/, '') : '';
}
