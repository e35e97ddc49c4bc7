import { Facet } from '@codemirror/state';
import type { Problem } from '../../../shared/kit/problem.ts';
import type { ImageImporter } from '../site-knowledge.ts';

/** Where the editor has its images from, and whom it tells what is wrong with them. */
export interface ImageDesk {
  readonly images: ImageImporter;
  readonly onRefused: (problems: readonly Problem[]) => void;
}

export const imageDesk = Facet.define<ImageDesk>();
