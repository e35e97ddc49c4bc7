/** A stylesheet that an `@use` or `@import` asked for. */
export interface StyleSource {
  /** Names the file among the site's and the theme's; equal for equal files. */
  readonly url: string;
  readonly contents: string;
  readonly syntax: 'scss' | 'sass' | 'css';
}

export interface StyleRequest {
  readonly source: string;
  readonly syntax: 'scss' | 'sass';
  readonly style: 'expanded' | 'compressed';
  /** Names the entry file, for messages. */
  readonly url: string;
  /** The stylesheet that a path without extension or underscore means. */
  readonly at: (path: string) => StyleSource | undefined;
  /** Finds what `target` means, relative to the importing file's `url` or on the load paths. */
  readonly find: (target: string, from: string | undefined) => StyleSource | undefined;
}

export type StyleOutcome =
  | { readonly ok: true; readonly css: string; readonly warnings: readonly StyleMessage[] }
  | { readonly ok: false; readonly error: StyleMessage };

export interface StyleMessage {
  readonly message: string;
  /** `url` of the file, when known. */
  readonly url: string | undefined;
  /** 1-based; 0 when unknown. */
  readonly line: number;
  readonly column: number;
}

/** Compiles one stylesheet. Hosts build it on `sass`, loaded when first needed (`style/dart-sass.ts`). */
export type StyleCompiler = (request: StyleRequest) => StyleOutcome;
