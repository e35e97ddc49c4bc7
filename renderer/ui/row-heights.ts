/**
 * The heights of a long list's rows, most of them estimated until they are drawn. Sums are kept in a binary indexed
 * tree, so that an offset or a row is found in logarithmic time among 50,000 rows.
 */
export class RowHeights {
  readonly #heights: Float64Array;
  readonly #tree: Float64Array;
  readonly count: number;

  constructor(count: number, estimate: number) {
    this.count = count;
    this.#heights = new Float64Array(count).fill(estimate);
    this.#tree = new Float64Array(count + 1);
    for (let i = 1; i <= count; i++) {
      this.#tree[i]! += estimate;
      const parent = i + (i & -i);
      if (parent <= count) this.#tree[parent]! += this.#tree[i]!;
    }
  }

  /** The same for another number of rows: those that were measured keep their heights. */
  resized(count: number, estimate: number): RowHeights {
    const resized = new RowHeights(count, estimate);
    for (let i = 0; i < Math.min(count, this.count); i++) resized.measure(i, this.#heights[i]!);
    return resized;
  }

  get total(): number {
    return this.top(this.count);
  }

  height(index: number): number {
    return this.#heights[index] ?? 0;
  }

  /** Records a measured height and says by how much it differs from what was assumed. */
  measure(index: number, height: number): number {
    if (index < 0 || index >= this.count) return 0;
    const difference = height - this.#heights[index]!;
    if (difference === 0) return 0;
    this.#heights[index] = height;
    for (let i = index + 1; i <= this.count; i += i & -i) this.#tree[i]! += difference;
    return difference;
  }

  /** The distance from the list's start to the upper edge of a row. */
  top(index: number): number {
    let sum = 0;
    for (let i = Math.min(index, this.count); i > 0; i -= i & -i) sum += this.#tree[i]!;
    return sum;
  }

  /** The row at a distance from the list's start; the nearest one outside of it. */
  at(offset: number): number {
    let index = 0;
    let left = Math.max(0, offset);
    let step = 1;
    while (step * 2 <= this.count) step *= 2;
    for (; step > 0; step >>= 1) {
      const next = index + step;
      if (next <= this.count && this.#tree[next]! <= left) {
        index = next;
        left -= this.#tree[next]!;
      }
    }
    return Math.max(0, Math.min(index, this.count - 1));
  }
}
