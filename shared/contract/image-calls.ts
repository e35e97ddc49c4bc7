import { anyBoolean, anyBytes, anyCount, anyText, arrayOf, objectOf, such } from '../kit/decode.ts';
import type { Problem } from '../kit/problem.ts';
import type { SitePath } from '../site/site-file.ts';
import type { AssetsAnswer, TrashAssetsAnswer } from './assets.ts';
import { call, type ChangeAnswer } from './call.ts';
import { anySitePath, ofSite } from './request-parts.ts';

export interface ImportedImage {
  /** Where the image lies in the site, `assets/images/<md5>.jpg`. */
  readonly path: SitePath;
  /** Pixels, after the orientation is applied; null for SVG without a size. */
  readonly width: number | null;
  readonly height: number | null;
  /** True when a file of the same bytes was there already. */
  readonly known: boolean;
}

export type ImportAnswer =
  | { readonly kind: 'imported'; readonly image: ImportedImage }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly problem: Problem };

export const imageCalls = {
  /** Stores the bytes of a pasted or dropped image under the MD5 of its bytes. `name` is only a hint for words. */
  'image.import': call<ImportAnswer>().takes(objectOf({ ...ofSite, name: anyText, bytes: anyBytes })),
  /** Asks the person for an image or, with `many`, for several; the names of those that were chosen, none when it is cancelled. */
  'image.choose': call<readonly string[]>().takes(objectOf({ ...ofSite, many: anyBoolean })),
  /** Stores one of the images that the person chose last, by its place among them: the page names no file outside the site. */
  'image.take-chosen': call<ImportAnswer>().takes(objectOf({ ...ofSite, index: anyCount })),

  /** The site's images with who uses them, and those that are not there. Open texts count beside what is on disk. */
  'assets.list': call<AssetsAnswer>().takes(
    objectOf({ ...ofSite, unsaved: arrayOf(objectOf({ path: anySitePath, text: anyText })) }),
  ),
  /** Moves images to Galley's own trash, all or none; refused when one of them is mentioned anywhere. */
  'assets.trash': call<TrashAssetsAnswer>().takes(
    objectOf({
      ...ofSite,
      paths: such(arrayOf(anySitePath), paths => paths.length > 0 && paths.length <= 10_000, '1 to 10,000 images'),
      unsaved: arrayOf(objectOf({ path: anySitePath, text: anyText })),
    }),
  ),
  'assets.restore': call<ChangeAnswer>().takes(objectOf({ ...ofSite, id: anyText })),
} as const;
