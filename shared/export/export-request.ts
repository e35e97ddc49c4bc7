import type { RubyTime } from '../ruby/time/time.ts';
import type { DocumentInfo } from '../site/documents/document-info.ts';
import type { SitePath } from '../site/site-file.ts';
import type { AdaptRequest } from './adapt-post.ts';
import type { AddressHabits } from './address-style.ts';
import type { KeyHabits } from './key-habits.ts';
import type { TargetAssets } from './place-assets.ts';
import type { Decision, LastExport, Md5, SourceAsset } from './plan.ts';

/** A post of the source that is to be exported. */
export interface PostToExport {
  readonly info: DocumentInfo;
  readonly text: string;
  /** The files of the source that it uses, each once, in the order of the text. */
  readonly assets: readonly SitePath[];
  /** Differs when the text or the bytes of a file that it uses do. */
  readonly fingerprint: string;
}

export interface ExportRequest {
  readonly posts: readonly PostToExport[];
  /** The assets that the posts use, found and hashed by the host. */
  readonly assets: readonly SourceAsset[];
  readonly resolve: (post: SitePath) => AdaptRequest['resolve'];
  readonly target: TargetAssets & {
    /** Files that earlier exports copied here, still with the bytes that they brought. */
    readonly copies: ReadonlyMap<SitePath, { readonly size: number; readonly md5: Md5 }>;
    /** The text of a file of the target; `undefined` when there is none. */
    readonly text: (path: SitePath) => string | undefined;
    readonly collectionsDir: string;
    readonly habits: AddressHabits;
    readonly keys: KeyHabits;
    /** Whether a template of the target asks for a key. */
    readonly mentions: (key: string) => boolean;
    /** Whether the site's plugins make pages that lead from `redirect_from` to the post. */
    readonly redirects: boolean;
    /** Every text of the target, as far as it may name an asset. */
    readonly texts: () => Iterable<readonly [SitePath, string]>;
    /** The addresses at which the target would publish files of these texts; `undefined` where it cannot tell. */
    readonly urls: (files: readonly (readonly [SitePath, string])[]) => readonly (string | undefined)[];
  };
  /** True when source and target are the same folder: drafts move, nothing is copied. */
  readonly inPlace: boolean;
  /** The moment of publication, in the site's zone: the date of posts that have none. */
  readonly now: RubyTime;
  readonly last: (post: SitePath) => LastExport | undefined;
  /** What was exported of posts that are not exported now. */
  readonly others: readonly LastExport[];
  readonly decisions: ReadonlyMap<SitePath, Decision>;
}
