import { anyBoolean, anyCount, anyText, arrayOf, nullable, objectOf, oneOf, such } from '../kit/decode.ts';
import { call, type ChangeAnswer } from './call.ts';
import type {
  CarryOutAnswer,
  ExportBranch,
  ExportTargets,
  ExportTexts,
  GitAnswer,
  PagesAnswer,
  PlanAnswer,
  TargetAnswer,
} from './export.ts';
import { anySitePath, ofSite, ofPlan } from './request-parts.ts';

/** A name that git takes for a branch, and none of its options. */
const anyBranch = such(
  anyText,
  name => /^(?![-./])(?!.*(?:\.\.|\/\/|@\{|\.lock$|[./]$))[^\0-\x20~^:?*[\\\x7f]{1,200}$/.test(name),
  'the name of a branch',
);
const decided = objectOf({
  path: anySitePath,
  decision: oneOf('keep', 'replace', 'merge', 'chosen'),
  text: nullable(anyText),
});

export const exportCalls = {
  'export.targets': call<ExportTargets | null>().takes(objectOf(ofSite)),
  /** Asks the person for another site's folder, which is then remembered for this one. */
  'export.choose-target': call<TargetAnswer>().takes(objectOf(ofSite)),
  /** Works out an export from the files on disk: into the folder that was chosen, or within the site's own (`here`). */
  'export.plan': call<PlanAnswer>().takes(
    objectOf({
      ...ofSite,
      to: oneOf('here', 'chosen'),
      posts: such(arrayOf(anySitePath), posts => posts.length > 0 && posts.length <= 10_000, '1 to 10,000 posts'),
      decisions: arrayOf(decided),
    }),
  ),
  /** Renders the target before and after the plan, and says which pages differ. */
  'export.pages': call<PagesAnswer>().takes(objectOf(ofPlan)),
  /** The text of the plan's file, conflict (theirs, mine) or page at an index. */
  'export.texts': call<ExportTexts | null>().takes(
    objectOf({ ...ofPlan, of: oneOf('file', 'conflict', 'page'), at: anyCount }),
  ),
  /** What a branch for each post would hold. */
  'export.branches': call<readonly ExportBranch[]>().takes(objectOf(ofPlan)),
  /**
   * Carries the plan out; `export.progress` events tell how far it is. With `each` every post is committed to a branch of
   * its own, and `message` is a template for the commits.
   */
  'export.carry-out': call<CarryOutAnswer>().takes(
    objectOf({ ...ofPlan, branch: nullable(anyBranch), message: nullable(anyText), each: anyBoolean }),
  ),
  /** Stops a carrying out that has not yet begun to put files into place. */
  'export.cancel': call<ChangeAnswer>().takes(objectOf(ofSite)),
  'export.undo': call<ChangeAnswer>().takes(objectOf(ofSite)),
  /** Brings the target's repository and its remote together, one step at a time. */
  'export.git': call<GitAnswer>().takes(objectOf({ ...ofSite, step: oneOf('fetch', 'pull', 'push') })),
  /** The dialog is closed: plans and what leads back are forgotten. */
  'export.close': call<ChangeAnswer>().takes(objectOf(ofSite)),
} as const;
