/** Where the editor draws an open post's text, for what stands beside it. Pixels count from the editor's top edge. */
export interface TextPlaces {
  /** The top of the row that holds an offset; estimated for rows that are not drawn. */
  topOf(offset: number): number;
  /** The part of the text that is drawn: what is in sight and some more. */
  drawn(): { readonly from: number; readonly to: number };
  /** The editor's top edge in the window. */
  edge(): number;
  scrollBy(pixels: number): void;
  /** Hears when the text was laid out anew or scrolled. The answer stops that. */
  subscribe(listener: () => void): () => void;
}
