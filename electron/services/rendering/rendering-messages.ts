import type { Problem } from '../../../shared/kit/problem.ts';
import type { SiteFile } from '../../../shared/site/site-file.ts';
import type { LoadOptions } from '../loaded-site.ts';

/** A clock cannot cross into another thread. */
export interface SharedOptions extends Omit<LoadOptions, 'patience'> {
  /** Milliseconds that one page's Liquid may take. */
  readonly patience: number;
}

/** The site that a helping thread loads while the first one does. */
export interface SiteToRender {
  readonly kind: 'site';
  readonly root: string;
  readonly files: readonly SiteFile[];
  readonly options: SharedOptions;
}

/** A page of the site. */
export interface PageTask {
  /** Of a document or page; undefined for one that is known by its destination. */
  readonly path: string | undefined;
  readonly dest: string;
  /** False where Jekyll writes another page over it. */
  readonly isWritten: boolean;
}

/** What all threads of one rendering do together. */
export interface PagesToRender {
  readonly kind: 'pages';
  readonly tasks: readonly PageTask[];
  /** The folder that is written into. */
  readonly out: string;
  /** Whether the converted bodies are written beside the pages. */
  readonly bodies: boolean;
  /** One 32-bit number that all threads count up: the next task that nobody has taken. */
  readonly next: SharedArrayBuffer;
}

export type ToRenderingThread = SiteToRender | PagesToRender;

/** What one thread has to tell of its pages. */
export interface RenderedShare {
  readonly problems: readonly (readonly [task: number, problems: readonly Problem[]])[];
  /** The page that could not be written, and why; every thread has stopped then. */
  readonly failed: { readonly dest: string; readonly code: string; readonly said: string } | undefined;
}
