/** Reads numbers and letters out of a file's header; reading past the end gives 0 and ''. */
export class Bytes {
  readonly #view: DataView;

  constructor(readonly all: Uint8Array) {
    this.#view = new DataView(all.buffer, all.byteOffset, all.byteLength);
  }

  get length(): number {
    return this.all.length;
  }

  u8(at: number): number {
    return this.all[at] ?? 0;
  }

  u16(at: number, little = false): number {
    return at >= 0 && at + 2 <= this.length ? this.#view.getUint16(at, little) : 0;
  }

  u32(at: number, little = false): number {
    return at >= 0 && at + 4 <= this.length ? this.#view.getUint32(at, little) : 0;
  }

  u24(at: number): number {
    return this.u8(at) | (this.u8(at + 1) << 8) | (this.u8(at + 2) << 16);
  }

  /** `length` bytes as Latin-1. */
  letters(at: number, length: number): string {
    return new TextDecoder('latin1').decode(this.all.subarray(at, at + length));
  }
}
