/**
 * Array#sort as Ruby does it on Linux, by the C library's merge sort: stable, with the comparisons in that very order, which shows
 * where an order is not consistent and in what Ruby says of values that cannot be compared.
 */
export function sorted<T>(items: readonly T[], compare: (a: T, b: T) => number): T[] {
  if (items.length < 2) return [...items];
  const middle = items.length >> 1;
  const left = sorted(items.slice(0, middle), compare);
  const right = sorted(items.slice(middle), compare);
  const merged: T[] = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    const [a, b] = [left[i] as T, right[j] as T];
    if (compare(a, b) <= 0) {
      merged.push(a);
      i++;
    } else {
      merged.push(b);
      j++;
    }
  }
  for (; i < left.length; i++) merged.push(left[i] as T);
  for (; j < right.length; j++) merged.push(right[j] as T);
  return merged;
}
