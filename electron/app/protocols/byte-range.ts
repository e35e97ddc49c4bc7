/** The bytes from `start` up to and including `end`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * What a `Range` header asks of a file (RFC 9110, 14.1.2): one range of bytes, `all` where there is no header or one that
 * may be ignored (several ranges, other units), `unsatisfiable` where it lies behind the file's end.
 */
export function readByteRange(header: string | null, size: number): ByteRange | 'all' | 'unsatisfiable' {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!found || (found[1] === '' && found[2] === '')) return 'all';
  if (found[1] === '') {
    const length = Math.min(Number(found[2]), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
  }
  const start = Number(found[1]);
  const end = found[2] === '' ? size - 1 : Math.min(Number(found[2]), size - 1);
  if (start >= size) return 'unsatisfiable';
  return start > end ? 'all' : { start, end };
}
