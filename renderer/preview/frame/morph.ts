import morphdom from 'morphdom';
import { document } from './unhidden.ts';

/** How far an equal neighbour is looked for before nodes are paired by their place. */
const REACH = 64;

/**
 * Makes the live element like `wanted`, keeping every element that can be kept: loaded images, scroll positions and a
 * selection stay. `spare` may take over the children of an element (it answers true then).
 */
export function morph(live: Element, wanted: Element, spare?: (live: Element, wanted: Element) => boolean): void {
  morphdom(live, wanted, {
    // Identifiers are no keys: a published page may use one twice.
    getNodeKey: () => undefined,
    onBeforeElUpdated: (from, to) => !from.isEqualNode(to),
    ...(spare ? { onBeforeElChildrenUpdated: (from, to) => !spare(from, to) } : {}),
  });
}

/**
 * Turns the neighbours `live` (children of `parent`, in order) into `wanted`, standing in front of `follower`. Equal nodes
 * stay as they are, so that a stylesheet or an image is not loaded again because something was put before it. The answer
 * holds, for each wanted node, the node that stands for it now.
 */
export function morphRange(
  parent: Node,
  live: readonly Node[],
  wanted: readonly Node[],
  follower: Node | null,
): Node[] {
  const shortest = Math.min(live.length, wanted.length);
  let start = 0;
  while (start < shortest && live[start]!.isEqualNode(wanted[start]!)) start += 1;
  let end = 0;
  while (end < shortest - start && live[live.length - 1 - end]!.isEqualNode(wanted[wanted.length - 1 - end]!)) end += 1;
  const result = live.slice(0, start);
  const last = live.length - end;
  let old = start;
  let fresh = start;
  for (let at = start; at < wanted.length - end; at++) {
    const limit = Math.min(last, old + REACH);
    let kept = old;
    while (kept < limit && !live[kept]!.isEqualNode(wanted[at]!)) kept += 1;
    if (kept === limit) continue;
    for (const node of pair(parent, live.slice(old, kept), wanted.slice(fresh, at), live[kept]!)) result.push(node);
    result.push(live[kept]!);
    old = kept + 1;
    fresh = at + 1;
  }
  const next = end > 0 ? live[last]! : follower;
  return result.concat(
    pair(parent, live.slice(old, last), wanted.slice(fresh, wanted.length - end), next),
    live.slice(last),
  );
}

/** The same for nodes of which none is equal to another: each turns into the one at its place. */
function pair(parent: Node, old: readonly Node[], wanted: readonly Node[], follower: Node | null): Node[] {
  const result = wanted.map((node, index) => put(parent, old[index], node, old[wanted.length] ?? follower));
  for (const node of old.slice(wanted.length)) parent.removeChild(node);
  return result;
}

function put(parent: Node, old: Node | undefined, wanted: Node, follower: Node | null): Node {
  if (!old) return parent.insertBefore(document.adoptNode(wanted), follower);
  if (old instanceof Element && wanted instanceof Element && old.localName === wanted.localName) {
    morph(old, wanted);
    return old;
  }
  if (old.nodeType === wanted.nodeType && !(old instanceof Element)) {
    old.nodeValue = wanted.nodeValue;
    return old;
  }
  parent.replaceChild(document.adoptNode(wanted), old);
  return wanted;
}
