import type { Problem } from '../kit/problem.ts';
import { err, ok, type Result } from '../kit/result.ts';
import type { SitePath } from '../site/site-file.ts';
import { findAssetReferences, writeAddress, type AssetReference } from '../text/asset-references.ts';
import { readFrontMatter, setKeys } from '../text/front-matter.ts';
import { applyChanges, composeChanges, type TextChange } from '../text/text-change.ts';
import { isList, type FrontMatterValue } from '../text/yaml/value.ts';
import type { AddressHabits } from './address-style.ts';
import type { KeyHabits } from './key-habits.ts';
import { renameKeys, type KeyRename } from './key-synonyms.ts';
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
  /** Keys that the target calls otherwise. */
  readonly renames: readonly KeyRename[];
  /** The target's key order and style, for where a missing key goes and how it is written. */
  readonly keys: Pick<KeyHabits, 'order' | 'styles' | 'schema'>;
  /** Addresses that `redirect_from` is to name. */
  readonly redirects: readonly string[];
}

/**
 * The post's text for the target: addresses of files that lie elsewhere there are rewritten in the target's style, keys
 * that the target calls otherwise get its names, keys that are missing are added where and as it writes them; everything
 * else stays as it is, byte for byte.
 */
export function adaptPost(request: AdaptRequest): Result<AdaptedPost, Problem> {
  const { path, keys, renames, missing } = request;
  const steps: readonly ((text: string) => Result<readonly TextChange[], Problem>)[] = [
    text => ok(rewriteAddresses({ ...request, text })),
    text => ok(renameKeys(text, renames, keys.schema)),
    ...missing.map(([key, value]) => (text: string) => {
      const style = keys.styles.get(key) ?? {};
      return setKeys(text, [[key, value]], { path, order: keys.order, style });
    }),
    text => addRedirects(text, request),
  ];
  let adapted: AdaptedPost = { text: request.text, changes: [] };
  for (const step of steps) {
    const changes = step(adapted.text);
    if (!changes.ok) return err(changes.error);
    adapted = {
      text: applyChanges(adapted.text, changes.value),
      changes: composeChanges(adapted.changes, changes.value),
    };
  }
  return ok(adapted);
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
