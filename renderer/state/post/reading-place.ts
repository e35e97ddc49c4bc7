/** A pane that shows the open post. */
export type ReadingPane = 'editor' | 'preview';

/**
 * Where the person reads, as a source line: the pane that the person moves leads, the other one follows. Lines are 0-based
 * in the editor's text, and fractional inside a block (12.5: half of line 12 has left the top edge).
 */
export class ReadingPlace {
  #line = 0;
  readonly #followers = new Map<ReadingPane, (line: number) => void>();

  get line(): number {
    return this.#line;
  }

  /** The person moved `pane` so that `line` is at its top edge. */
  lead(pane: ReadingPane, line: number): void {
    this.#line = line;
    this.#followers.get(pane === 'editor' ? 'preview' : 'editor')?.(line);
  }

  /** `follow` scrolls the pane without leading back. The answer parts the pane. */
  follow(pane: ReadingPane, follow: (line: number) => void): () => void {
    this.#followers.set(pane, follow);
    return () => {
      if (this.#followers.get(pane) === follow) this.#followers.delete(pane);
    };
  }
}
