import type { PagePatch } from '../../../shared/contract/page-patch.ts';
import { morph, morphRange } from './morph.ts';
import { parseBlocks, parsePage, type BodyPlace } from './page-document.ts';
import { document, hidesProperties, nextSibling, unhidden } from './unhidden.ts';

/** A block of the body as it stands in the frame: its nodes are neighbours, children of the body's parent. */
interface ShownBlock {
  readonly html: string;
  nodes: readonly Node[];
}

/**
 * The page in the frame. A patch touches only the nodes of the blocks that changed, or all of the page when the layout did;
 * what is shown has no element and no attribute that the published page has not.
 */
export class ShownPage {
  serial: number | null = null;
  /** First source line and number of lines of each block, in pairs. */
  lines: Int32Array = new Int32Array();
  /** Where the site will be published. */
  home = '';
  #before = '';
  #after = '';
  #blocks: ShownBlock[] = [];
  /** What the blocks are children of; undefined while the page can be patched only as a whole. */
  #parent: Element | undefined;
  /** An element of the page stands in the place of what patching asks for. */
  #hiding = false;

  get blocks(): readonly ShownBlock[] {
    return this.#blocks;
  }

  get mapped(): boolean {
    return this.#parent !== undefined;
  }

  /** The index of the block that a node is in, or -1. */
  blockOf(node: Node | null): number {
    let at = node;
    while (at && at.parentNode !== this.#parent) at = at.parentNode;
    return at ? this.#blocks.findIndex(block => block.nodes.includes(at)) : -1;
  }

  /** Shows a patch; false when it does not fit the page that stands here. */
  take(patch: PagePatch): boolean {
    if (patch.base !== null && patch.base !== this.serial) return false;
    const { from, remove, insert } = patch;
    this.home = patch.home;
    this.#before = patch.before ?? this.#before;
    this.#after = patch.after ?? this.#after;
    const layout = patch.before !== undefined || patch.after !== undefined;
    const fresh = insert.map((html): ShownBlock => ({ html, nodes: [] }));
    const small = patch.base !== null && this.#parent !== undefined;
    const old = patch.base === null ? [] : this.#blocks;
    const next = [...old.slice(0, from), ...fresh, ...old.slice(from + remove)];
    const done = small && !layout && works(() => this.#takeBlocks(from, remove, fresh));
    this.#blocks = next;
    if (!done) this.#takeWhole();
    this.lines = patch.lines;
    this.serial = patch.serial;
    return true;
  }

  #takeBlocks(from: number, remove: number, fresh: readonly ShownBlock[]): boolean {
    const parent = this.#parent;
    const removed = this.#blocks.slice(from, from + remove);
    if (!parent) return false;
    if (removed.length === 0 && fresh.length === 0) return true;
    const parsed = parseBlocks(
      fresh.map(block => block.html),
      parent,
      this.home,
    );
    const whole =
      removed.length === 0 ||
      parseBlocks(
        removed.map(block => block.html),
        parent,
        this.home,
      ) !== undefined;
    if (!parsed || !whole || parsed.flat().some(node => node instanceof Element && hidesProperties(node))) return false;
    const live = removed.flatMap(block => block.nodes);
    const follower = this.#followerOf(from, remove);
    if (follower === undefined) return false;
    const nodes = morphRange(parent, live, parsed.flat(), follower);
    let at = 0;
    for (const [index, block] of fresh.entries()) {
      block.nodes = nodes.slice(at, (at += parsed[index]!.length));
    }
    return true;
  }

  /** The node behind some blocks; null at the parent's end, undefined when no block says where that is. */
  #followerOf(from: number, remove: number): Node | null | undefined {
    const behind = this.#blocks.slice(from + remove).find(block => block.nodes.length > 0);
    if (behind) return behind.nodes[0]!;
    const last = this.#blocks.slice(0, from + remove).findLast(block => block.nodes.length > 0);
    return last?.nodes.at(-1)?.nextSibling;
  }

  #takeWhole(): void {
    const parse = () =>
      parsePage(
        this.#before,
        this.#blocks.map(block => block.html),
        this.#after,
        this.home,
      );
    let parsed = parse();
    const hiding = hidesProperties(parsed.document);
    const path = parsed.body && !hiding ? pathOf(parsed.body.parent) : undefined;
    if (this.serial === null || hiding || this.#hiding || !works(() => patchAll(parsed.document))) {
      // What patching has taken of the parsed page before it failed is missing there.
      if (this.serial !== null) parsed = parse();
      document.replaceChild(document.adoptNode(unhidden(parsed.document).documentElement), document.documentElement);
    }
    this.#hiding = hiding;
    this.#parent = parsed.body && path ? this.#share(parsed.body, path) : undefined;
  }

  /** Finds the blocks' nodes in the shown page, which now has the shape of the parsed one. */
  #share(place: BodyPlace, path: readonly number[]): Element | undefined {
    let parent: Node | undefined = document.documentElement;
    for (const index of path) parent = parent?.childNodes[index];
    if (!(parent instanceof Element)) return undefined;
    let node: ChildNode | null = parent.childNodes[place.lead] ?? null;
    for (const [index, count] of place.counts.entries()) {
      const nodes: Node[] = [];
      for (let taken = 0; taken < count && node; taken++, node = nextSibling(node)) nodes.push(node);
      this.#blocks[index]!.nodes = nodes;
    }
    return parent;
  }
}

function patchAll(wanted: Document): true {
  morph(document.documentElement, unhidden(wanted).documentElement, (live, fresh) => {
    if (live !== document.head) return false;
    morphRange(live, [...live.childNodes], [...fresh.childNodes], null);
    return true;
  });
  return true;
}

/** A parser makes attributes that no script can set (`6"`): such a page cannot be patched, and is shown anew. */
function works(patch: () => boolean): boolean {
  try {
    return patch();
  } catch {
    return false;
  }
}

function pathOf(element: Element): number[] {
  const path: number[] = [];
  for (let at: Element = element; at.parentElement; at = at.parentElement) {
    path.unshift([...at.parentElement.childNodes].indexOf(at));
  }
  return path;
}
