import { anyBoolean, anyCount, anyText, arrayOf, nullable, objectOf, oneOf, optional, such } from '../kit/decode.ts';
import type { Problem } from '../kit/problem.ts';
import { call, type ChangeAnswer } from './call.ts';
import type { ProofAnswer } from './proof.ts';
import { anySitePath, ofSite } from './request-parts.ts';

/** The page gets this long to make a file that the preview asks for; milliseconds. */
export const PROVIDED_WITHIN = 10_000;

/** `home`: where the site is published (`url:`), by which a page may name its files; empty where the site does not say. */
const ofPage = { ...ofSite, url: anyText, html: anyText, home: optional(anyText) };

/** Where a page that runs its scripts is to be had. */
export type LaidAnswer =
  { readonly kind: 'laid'; readonly address: string } | { readonly kind: 'refused'; readonly problem: Problem };

/** Pixels, upright. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** More pictures of one page are loaded without their room being kept. */
export const MOST_SIZES = 2000;

export const previewCalls = {
  /**
   * Builds the saved site with the machine's own Jekyll, which runs the site's plugins, and compares the pages. Answers
   * when that is over; `proof.cancel` ends it.
   */
  'proof.run': call<ProofAnswer>().takes(objectOf({ ...ofSite, scope: oneOf('posts', 'pages') })),
  'proof.cancel': call<ChangeAnswer>().takes(objectOf(ofSite)),

  /** Answers a `preview.wanted` event: a generated file of the site (compiled CSS, a feed); null when there is none. */
  'preview.provide': call<ChangeAnswer>().takes(
    objectOf({
      ...ofSite,
      request: anyCount,
      type: anyText,
      text: nullable(anyText),
      /** The file that the address means, where it is one of the site's or the theme's as it stands. */
      file: optional(nullable(anySitePath)),
    }),
  ),
  /** The sizes of pictures at decoded addresses of the site, from their files; null where there is none or none that counts. */
  'preview.image-sizes': call<readonly (ImageSize | null)[]>().takes(
    objectOf({
      ...ofSite,
      paths: such(arrayOf(anyText), paths => paths.length <= MOST_SIZES, 'at most 2000 addresses'),
    }),
  ),
  /** Lays a whole page ready, for a frame in which its own scripts run. */
  'preview.lay-live': call<LaidAnswer>().takes(objectOf(ofPage)),
  /** Ends the process of the site's page in the preview, or of the one that runs its own scripts: it lets nobody else speak. */
  'preview.end-page': call<ChangeAnswer>().takes(objectOf({ ...ofSite, live: anyBoolean })),
  /** Writes the whole page to a temporary file and opens it in the user's browser. */
  'preview.open-in-browser': call<ChangeAnswer>().takes(objectOf(ofPage)),
  /** Asks where to write a whole page as one file that holds everything it is made of. */
  'preview.save-html': call<ChangeAnswer>().takes(objectOf(ofPage)),
  /** Asks where to write a post's text, together with the files of the site that it uses, as a ZIP archive. */
  'preview.save-zip': call<ChangeAnswer>().takes(
    objectOf({ ...ofSite, path: anySitePath, text: anyText, baseurl: anyText }),
  ),
  /** Prints a whole page, or asks where to write it as a PDF. */
  'preview.print': call<ChangeAnswer>().takes(
    objectOf({
      ...ofSite,
      url: optional(anyText),
      html: optional(anyText),
      home: optional(anyText),
      toPdf: anyBoolean,
    }),
  ),
} as const;
