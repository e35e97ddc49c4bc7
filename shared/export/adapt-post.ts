import type { Problem } from '../kit/problem.ts';
import { err, ok, type Result } from '../kit/result.ts';
import type { SitePath } from '../site/site-file.ts';
import { findAssetReferences, writeAddress, type AssetReference } from '../text/asset-references.ts';
import { readFrontMatter, setKeys } from '../text/front-matter.ts';
import { applyChanges, composeChanges, type TextChange } from '../text/text-change.ts';
import { isList, type FrontMatterValue } from '../text/yaml/value.ts';
import type { AddressHabits } from './address-style.ts';
import type { AdaptedPost } from './plan.ts';

export interface AdaptRequest {
  readonly path: SitePath;
  readonly text: string;
  /** The file of the source that an address in this post names; `undefined` when it names none. */
  readonly resolve: (reference: AssetReference) => SitePath | undefined;
  /** Where that file lies in the target. */
  readonly place: (asset: SitePath) => SitePath | undefined;
  readonly habits: AddressHabits;
  /** Keys that the target's posts need and this one lacks, in the target's order. */
  readonly missing: readonly (readonly [string, FrontMatterValue])[];
  /** The target's key order, for where a missing key goes. */
  readonly order: readonly string[];
  /** Addresses that `redirect_from` is to name. */
  readonly redirects: readonly string[];
}

/**
 * The post's text for the target: addresses of files that lie elsewhere there are rewritten in the target's style, keys
 * that are missing are added; everything else stays as it is, byte for byte.
 */
export function adaptPost(request: AdaptRequest): Result<AdaptedPost, Problem> {
  const rewritten = rewriteAddresses(request);
  const text = applyChanges(request.text, rewritten);
  const keys = setKeys(text, request.missing, { path: request.path, order: request.order });
  if (!keys.ok) return err(keys.error);
  const complete = applyChanges(text, keys.value);
  const redirects = addRedirects(complete, request);
  if (!redirects.ok) return err(redirects.error);
  const changes = composeChanges(composeChanges(rewritten, keys.value), redirects.value);
  return ok({ text: applyChanges(complete, redirects.value), changes });
}

/**
 * `redirect_from` is a list, or one address as a string, which is not split into words. A new one goes to the end: the
 * target's order may have learnt of the key from this very export, and a repeated export must change nothing.
 */
function addRedirects(text: string, { redirects, path }: AdaptRequest): Result<readonly TextChange[], Problem> {
  if (redirects.length === 0) return ok([]);
  const present = readFrontMatter(text).values.get('redirect_from') ?? null;
  const known = isList(present) ? present : present === null ? [] : [present];
  const missing = redirects.filter(address => !known.includes(address));
  if (missing.length === 0) return ok([]);
  return setKeys(text, [['redirect_from', [...known, ...missing]]], { path });
}

/** The files of the source that a post uses, each once, in the order of the text. */
export function assetsOf(text: string, resolve: AdaptRequest['resolve']): readonly SitePath[] {
  const assets = new Set<SitePath>();
  for (const reference of findAssetReferences(text)) {
    const asset = resolve(reference);
    if (asset !== undefined) assets.add(asset);
  }
  return [...assets];
}

function rewriteAddresses({ text, resolve, place, habits }: AdaptRequest): readonly TextChange[] {
  const changes: TextChange[] = [];
  for (const reference of findAssetReferences(text)) {
    const asset = resolve(reference);
    const target = asset === undefined ? undefined : place(asset);
    if (target === undefined) continue;
    const style = reference.where === 'front-matter' ? habits.frontMatter : habits.body;
    // An address that already leads to the right place is left alone, whatever its style.
    if (target === asset && reference.address.replace(/^\//, '') === target) continue;
    const { from, to } = reference.range;
    changes.push({ from, to, insert: writeAddress(`/${target}`, style, reference.where) + reference.suffix });
  }
  return changes;
}
