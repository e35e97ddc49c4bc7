import type { AddressPlan } from '../export/change-address.ts';
import { anyBoolean, anyCount, anyText, arrayOf, nullable, objectOf, oneOf, such } from '../kit/decode.ts';
import type { Problem } from '../kit/problem.ts';
import { CELL_KINDS } from '../library/cells.ts';
import { bulkChangeDecoder, type BulkAnswer, type BulkPlanAnswer, type BulkTexts, type PostRow } from './bulk.ts';
import { call, type ChangeAnswer } from './call.ts';
import { anySitePath, ofSite, ofFile, ofPlan } from './request-parts.ts';

export type AddressAnswer =
  { readonly kind: 'planned'; readonly plan: AddressPlan } | { readonly kind: 'refused'; readonly problem: Problem };

export const changeCalls = {
  /** Reads the site's addresses, open texts included, for the plans that follow until `address.end`. */
  'address.begin': call<ChangeAnswer>().takes(
    objectOf({ ...ofSite, unsaved: arrayOf(objectOf({ path: anySitePath, text: anyText })) }),
  ),
  /** What follows when a document lies, and is published, elsewhere; `slug` and `permalink` are null where they stay. */
  'address.plan': call<AddressAnswer>().takes(
    objectOf({
      ...ofFile,
      to: anySitePath,
      slug: nullable(anyText),
      permalink: nullable(anyText),
      redirect: anyBoolean,
    }),
  ),
  'address.end': call<ChangeAnswer>().takes(objectOf(ofSite)),

  /** Works out a change of many posts from the files on disk; `bulk.progress` tells how many were read. */
  'bulk.plan': call<BulkPlanAnswer>().takes(
    objectOf({
      ...ofSite,
      change: bulkChangeDecoder(anySitePath),
      /** How the site's posts write keys that are new in a post. */
      habits: objectOf({ order: arrayOf(anyText), lists: oneOf('flow', 'block') }),
    }),
  ),
  /** The plan's file at an index; null when the plan was replaced. */
  'bulk.texts': call<BulkTexts | null>().takes(objectOf({ ...ofPlan, at: anyCount })),
  /** Keeps the posts as they are in their histories, then changes all files or none. */
  'bulk.carry-out': call<BulkAnswer>().takes(objectOf(ofPlan)),
  /** Stops a planning, or a carrying out that has not yet begun to put files into place. */
  'bulk.cancel': call<ChangeAnswer>().takes(objectOf(ofSite)),
  /** Takes the last change back; `rest` leaves out files that were changed since, else one of those stops it. */
  'bulk.undo': call<BulkAnswer>().takes(objectOf({ ...ofSite, rest: anyBoolean })),
  /** The front matter of some posts as the rows of a table, each key as the kind that it is shown as. */
  'bulk.rows': call<readonly PostRow[]>().takes(
    objectOf({
      ...ofSite,
      paths: such(arrayOf(anySitePath), paths => paths.length <= 500, 'at most 500 posts'),
      keys: arrayOf(objectOf({ key: anyText, kind: oneOf(...CELL_KINDS) })),
    }),
  ),
} as const;
