import type { SiteVersions } from '../../site/site.ts';

/** What a rendering looked at beyond its own document. */
export interface Looked {
  /** Other documents, pages or static files: lists, neighbours, links. */
  documents: boolean;
  /** Includes, data files. */
  templates: boolean;
}

/** Something rendered, with what it must be rendered again for. */
export interface Kept<T> {
  readonly value: T;
  readonly looked: Looked;
  readonly versions: SiteVersions;
}

/** Notes what the renderings under way look at: a look counts for each of them. */
export class Dependencies {
  private readonly open: Looked[] = [];

  documents(): void {
    const top = this.open[this.open.length - 1];
    if (top) top.documents = true;
  }

  templates(): void {
    const top = this.open[this.open.length - 1];
    if (top) top.templates = true;
  }

  /** Runs `render` and gives what it looked at; the rendering around it has then looked at the same. */
  watch<T>(versions: SiteVersions, render: () => T): Kept<T> {
    const looked: Looked = { documents: false, templates: false };
    this.open.push(looked);
    try {
      return { value: render(), looked, versions: { ...versions } };
    } finally {
      this.open.pop();
      this.look(looked);
    }
  }

  /** Whether a kept rendering still holds; when it does, the rendering under way has looked at what it looked at. */
  holds(kept: Kept<unknown> | undefined, versions: SiteVersions): boolean {
    if (!kept || kept.versions.settings !== versions.settings) return false;
    if (kept.looked.templates && kept.versions.templates !== versions.templates) return false;
    if (kept.looked.documents && kept.versions.documents !== versions.documents) return false;
    this.look(kept.looked);
    return true;
  }

  private look(looked: Looked): void {
    const top = this.open[this.open.length - 1];
    if (!top) return;
    top.documents ||= looked.documents;
    top.templates ||= looked.templates;
  }
}
