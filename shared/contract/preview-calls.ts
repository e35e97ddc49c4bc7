import { anyBoolean, anyCount, anyText, nullable, objectOf, oneOf, optional } from '../kit/decode.ts';
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
  /** Lays a whole page ready, for a frame in which its own scripts run. */
  'preview.lay-live': call<LaidAnswer>().takes(objectOf(ofPage)),
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
