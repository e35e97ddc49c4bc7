import type { ImportAnswer } from '../../shared/contract/image-calls.ts';
import type { SitePath } from '../../shared/site/site-file.ts';

import type { ImportRun } from '../state/site/import-run.ts';

/** A value that the site's posts use, and how many of them do. */
export interface KnownValue {
  readonly value: string;
  readonly count: number;
}

/** Another post that a link may lead to. */
export interface KnownPost {
  readonly title: string;
  /** What `{% post_url %}` takes: the path inside `_posts` without its extension, `2025-01-31-harbour`. */
  readonly name: string;
  readonly path: SitePath;
  /** Site-relative address without `baseurl`; undefined for what is not published. */
  readonly url: string | undefined;
}

/** An image of the site. */
export interface KnownImage {
  readonly path: SitePath;
  /** As the site's posts write it. */
  readonly address: string;
}

/** What the editor may complete from. Every method is asked while a person types: answer from what is at hand. */
export interface SiteKnowledge {
  /** Front-matter keys, the commonest first. */
  keys(): readonly KnownValue[];
  /** Values of a front-matter key, the commonest first. */
  values(key: string): readonly KnownValue[];
  /** The site's posts, the last edited first; of a large site the latest. */
  posts(): readonly KnownPost[];
  /** Posts besides those that fit what was typed; null where `posts` gives all. */
  olderPosts(typed: string): Promise<readonly KnownPost[]> | null;
  /** Names that `{% include %}` takes. */
  includes(): readonly string[];
  images(): readonly KnownImage[];
  /** Paths that `{% link %}` takes: pages, posts, documents and static files. */
  files(): readonly SitePath[];
}

/** Copies images into the site and says how to link to them. */
export interface ImageImporter {
  /** Stores a pasted or dropped image. */
  take(file: File): Promise<ImportAnswer>;
  /** Lets the person choose one or several; each is stored when it is taken. */
  choose(many: boolean): Promise<readonly { readonly name: string; readonly take: () => Promise<ImportAnswer> }[]>;
  /** How the site's posts would write the address of an image. */
  linkTo(path: SitePath): string;
  /** The words that the site's posts give an image where they show it. */
  altOf(path: SitePath): Promise<string | null>;
  /** Shows a file of the site where it lies. */
  reveal(path: SitePath): void;
  /** Says how far taking several files is, and how it is ended; null when it is over. */
  progress(run: ImportRun | null): void;
  /** Files that were not there before: they go again when their links are taken back. */
  made(paths: readonly SitePath[]): void;
  /** A change was taken back or done again; `isThere` says whether the text mentions a file. */
  takenBack(isThere: (path: SitePath) => boolean): void;
}
