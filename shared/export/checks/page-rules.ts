import { filesNamed } from '../files-named.ts';
import type { Report } from '../finding.ts';
import type { RuleId } from '../rules.ts';
import { keyFix, nearest, replaceFix, type Mend } from './fixes.ts';
import { lineOfKey, placeAt, placeInBlock, type CheckContext } from './check-context.ts';
import { findSilentImages } from './silent-images.ts';

type Rule = (context: CheckContext) => readonly Report[];

/** The rules that look at the page as it would be published. */
export const pageRules: Readonly<Partial<Record<RuleId, Rule>>> = {
  'image-missing': context => [
    ...pictures(context).flatMap(image => {
      const missing = missingImage(context, image.address);
      if (missing === undefined) return [];
      return [
        {
          ...nearestImage(context, image, missing),
          ...placeOf(context, image, image.address),
          cause: `The image ${missing} is not in the ${context.site.plain ? 'folder' : 'site'}.`,
          remedy: 'Insert the image again, or mend its address.',
        },
      ];
    }),
    ...missingCover(context),
  ],

  'image-alt': context => {
    const silent = images(context).filter(image => image.alt === undefined || image.alt.trim() === '');
    const written = findSilentImages(context, silent);
    return silent.map((image, at) => {
      const found = written[at];
      return {
        ...(found ? { ...placeAt(context.text, found.at), fix: found.fix } : placeOf(context, image, image.address)),
        cause: `The image ${shown(image.address)} has no alternative text, so it is silent for people who cannot see it.`,
        remedy: 'Say between the brackets what the image shows.',
      };
    });
  },

  'image-size': context =>
    pictures(context).flatMap(image => {
      const target = context.site.addresses.resolve(image.address, context.info.url);
      const file = target && context.site.addresses.find(target.path);
      const size = file && context.site.size(file.path);
      if (size === undefined || size <= context.settings.imageSize) return [];
      return [
        {
          ...placeOf(context, image, image.address),
          cause: `The image ${shown(image.address)} weighs ${kilobytes(size)}; the site allows ${kilobytes(context.settings.imageSize)}.`,
          remedy: 'Scale it down or compress it.',
        },
      ];
    }),

  'link-broken': context =>
    links(context).flatMap(link => {
      const target = context.site.addresses.resolve(link.address, context.info.url);
      if (target === undefined) return [];
      const found = context.site.addresses.find(target.path);
      if (found?.written === true || found?.path === context.path) return [];
      return [
        {
          ...(found ? {} : nearestAddress(context, link, target.path)),
          ...placeOf(context, link, link.address),
          cause: found
            ? `${target.path} is not published yet: ${found.path} is ${found.status}.`
            : `Nothing is published at ${target.path}.`,
          remedy: 'Mend the address, or publish what it leads to first.',
        },
      ];
    }),

  'link-anchor': context =>
    links(context).flatMap(link => {
      const target = context.site.addresses.resolve(link.address, context.info.url);
      if (target === undefined || target.fragment === '' || target.fragment === 'top') return [];
      const found = context.site.addresses.find(target.path);
      const anchors =
        found === undefined || found.path === context.path ? context.parts.anchors : context.site.anchors(found.path);
      if (anchors === undefined || anchors.has(target.fragment)) return [];
      return [
        {
          ...placeOf(context, link, link.address),
          cause: `The page has no heading or anchor named “${target.fragment}”.`,
          remedy: 'Take the id of the heading as the preview shows it.',
        },
      ];
    }),

  'link-mixed-content': context =>
    context.parts.references
      .filter(reference => reference.kind !== 'link' && /^http:\/\//i.test(reference.address))
      .map(reference => ({
        ...placeOf(context, reference, reference.address),
        cause: `${shown(reference.address)} is loaded over plain http, which browsers block on an https site.`,
        remedy: 'Use its https address, or keep a copy in the site.',
        ...overHttps(context, reference),
      })),

  'layout-missing': context => engineReports(context, code => code === 'layout-missing'),
  'include-missing': context => engineReports(context, code => code === 'liquid-include'),
  'render-problem': context =>
    engineReports(
      context,
      // Posts and pages that {% post_url %} and {% link %} name are of the site that a folder of drafts is exported to.
      code => code !== 'layout-missing' && code !== 'liquid-include' && !(context.site.plain && code === 'liquid-link'),
    ),
};

/** The address of a post or page that is written almost alike; of the same name where there is one. */
function nearestAddress(context: CheckContext, link: Reference, path: string): Mend {
  const { site, info, text } = context;
  const name = lastSegment(path);
  const pages = site.documents.filter(one => one.written && one.url !== info.url);
  const namesakes = pages.filter(one => name !== '' && lastSegment(one.url) === name);
  const found =
    namesakes.length === 1
      ? namesakes[0]!.url
      : nearest(
          path,
          pages.map(one => one.url),
        );
  const start = offsetOf(context, link);
  if (found === undefined || start === undefined) return {};
  const below = link.address.startsWith('/') && site.addresses.baseurl !== '' ? site.addresses.baseurl : '';
  const fragment = link.address.includes('#') ? link.address.slice(link.address.indexOf('#')) : '';
  return replaceFix(text, start, link.address, `${below}${found}${fragment}`);
}

/** The image whose name is written almost alike, whatever its folder or kind, as the text would name it. */
function nearestImage(context: CheckContext, image: Reference, missing: string): Mend {
  const start = offsetOf(context, image);
  const found = similarImage(context, missing);
  if (found === undefined || start === undefined) return {};
  const [bare = ''] = image.address.split(/[?#]/);
  const above = missing.endsWith(decodedPath(bare)) ? missing.slice(0, -decodedPath(bare).length) : undefined;
  const isRelative = !bare.startsWith('/') && above !== undefined && found.startsWith(above);
  const fresh = isRelative ? found.slice(above.length) : `${context.site.addresses.baseurl}${found}`;
  return replaceFix(context.text, start, image.address, encodeURI(fresh));
}

/** The site's own image that a missing one may be, by its name: of several namesakes only the person knows which is meant. */
function similarImage({ site }: CheckContext, missing: string): string | undefined {
  if (site.plain) return undefined;
  const byName = new Map<string, string[]>();
  for (const address of site.addresses.all()) {
    if (!IMAGE.test(address)) continue;
    const name = imageName(address);
    byName.set(name, [...(byName.get(name) ?? []), address]);
  }
  const wanted = imageName(missing);
  const name = byName.has(wanted) ? wanted : nearest(wanted, byName.keys());
  const [found, ...others] = byName.get(name ?? '') ?? [];
  return others.length === 0 ? found : undefined;
}

const IMAGE = /\.(?:jpe?g|png|gif|webp|avif|svg)$/i;

/** A file's name without its ending, in small letters. */
function imageName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, path.lastIndexOf('.')).toLowerCase();
}

/** Where an address stands in the text; undefined where it is written otherwise than on the page. */
function offsetOf(context: CheckContext, reference: Reference): number | undefined {
  const { text, lines } = context;
  const place = placeOf(context, reference, reference.address);
  const start = lines.slice(0, place.line - 1).reduce((sum, line) => sum + line.length + 1, 0) + place.column - 1;
  return text.startsWith(reference.address, start) ? start : undefined;
}

function lastSegment(path: string): string {
  return (
    path
      .replace(/(?:\/|\.html?|\/index\.html)$/, '')
      .split('/')
      .at(-1) ?? ''
  );
}

/** One letter more, where the address stands as it is in the lines of its block. */
function overHttps(context: CheckContext, reference: Reference): Mend {
  const start = offsetOf(context, reference);
  if (start === undefined) return {};
  const at = start + 'http'.length;
  return { fix: { label: 'Use https', changes: [{ from: at, to: at, insert: 's' }] } };
}

type Reference = CheckContext['parts']['references'][number];

function images(context: CheckContext): readonly Reference[] {
  return context.parts.references.filter(reference => reference.kind === 'image');
}

/** Images, and what may be shown in their places. */
function pictures(context: CheckContext): readonly Reference[] {
  return context.parts.references.filter(({ kind }) => kind === 'image' || kind === 'candidate');
}

function links(context: CheckContext): readonly Reference[] {
  return context.parts.references.filter(reference => reference.kind === 'link');
}

/** The front matter's `image`: an address, or a hash with a `path`. */
function missingCover(context: CheckContext): readonly Report[] {
  const value = context.info.data.get('image') ?? null;
  const address = value instanceof Map ? value.get('path') : value;
  if (typeof address !== 'string' || address === '' || ELSEWHERE.test(address)) return [];
  const missing = missingImage(context, context.site.plain || address.startsWith('/') ? address : `/${address}`);
  const found = missing === undefined ? undefined : similarImage(context, missing);
  const isText = typeof value === 'string' && found !== undefined;
  const fresh = address.startsWith('/') ? found : found?.slice(1);
  return missing === undefined
    ? []
    : [
        {
          ...(isText ? keyFix(context.text, 'image', fresh!, `Use ${fresh}`) : {}),
          line: lineOfKey(context, 'image'),
          cause: `The image ${missing} of the front matter is not in the ${context.site.plain ? 'folder' : 'site'}.`,
          remedy: 'Choose the image again, or mend its path.',
        },
      ];
}

const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;

/**
 * The path at which an image should be and is not. A site answers by its addresses; in a folder of drafts an image lies
 * where the export looks for it: below the folder, or beside the post.
 */
function missingImage({ site, info, path }: CheckContext, address: string): string | undefined {
  if (!site.plain) {
    const target = site.addresses.resolve(address, info.url);
    return target === undefined || site.addresses.find(target.path) !== undefined ? undefined : target.path;
  }
  const [bare = ''] = address.split(/[?#]/);
  if (ELSEWHERE.test(address) || bare === '') return undefined;
  const wanted = decodedPath(bare);
  return filesNamed(wanted, path).some(candidate => site.size(candidate) !== undefined) ? undefined : wanted;
}

function decodedPath(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function engineReports(context: CheckContext, wanted: (code: string) => boolean): readonly Report[] {
  return context.rendered.problems
    .filter(problem => wanted(problem.code))
    .map(({ place, cause, remedy, severity }) => ({
      line: place.path === context.path ? place.line : 1,
      column: place.path === context.path ? place.column : 1,
      cause: place.path === context.path ? cause : `${place.path}:${place.line}: ${cause}`,
      remedy,
      severity,
    }));
}

/** In the block that is on the page, else in the link definition that the block refers to. */
function placeOf(context: CheckContext, reference: Reference, needle: string): { line: number; column: number } {
  const { lines } = context;
  const inBlock = placeInBlock(lines, reference, needle);
  if (lines[inBlock.line - 1]?.startsWith(needle, inBlock.column - 1)) return inBlock;
  const defining = lines.findIndex(line => DEFINITION.exec(line)?.[2] === needle);
  return defining < 0 ? inBlock : { line: defining + 1, column: lines[defining]!.indexOf(needle) + 1 };
}

/** `[name]: address` on a line of its own. */
const DEFINITION = /^( {0,3}\[[^\]]+\]:[ \t]*<?)([^\s<>]+)/;

function shown(address: string): string {
  return address.length > 80 ? `${address.slice(0, 77)}…` : address;
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1024).toLocaleString('en')} KB`;
}
