/** What an image's own bytes say about it. */
export interface ImageFacts {
  readonly type: 'jpeg' | 'png' | 'gif' | 'webp' | 'avif' | 'svg';
  /** Pixels after the orientation is applied; null for an SVG without a size of its own. */
  readonly width: number | null;
  readonly height: number | null;
  /** It has more than one picture, shown one after the other. */
  readonly moving?: boolean;
}

/** Why bytes are not taken as an image: a sentence for a person, and what to do. */
export interface ImageRefusal {
  readonly code: string;
  readonly cause: string;
  readonly remedy: string;
}

export function refuse(code: string, cause: string, remedy: string): { ok: false; error: ImageRefusal } {
  return { ok: false, error: { code, cause, remedy } };
}
