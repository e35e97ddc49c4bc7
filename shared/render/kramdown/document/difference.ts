const CHUNK = 4096;

/** How many characters two texts have in common at their starts. */
export function commonPrefix(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let length = 0;
  while (length + CHUNK <= limit && a.slice(length, length + CHUNK) === b.slice(length, length + CHUNK))
    length += CHUNK;
  while (length < limit && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

/** How many characters two texts have in common at their ends, at most `limit`. */
export function commonSuffix(a: string, b: string, limit: number): number {
  let length = 0;
  const same = (size: number) =>
    a.slice(a.length - length - size, a.length - length) === b.slice(b.length - length - size, b.length - length);
  while (length + CHUNK <= limit && same(CHUNK)) length += CHUNK;
  while (length < limit && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length++;
  return length;
}
