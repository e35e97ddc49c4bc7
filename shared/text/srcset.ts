/** One picture of the list: an address without blanks, and up to the comma what it is for. */
const CANDIDATE = /[\s,]*([^\s,](?:\S*[^\s,])?)(?:,+|[^,]*(?:,|$))/gy;

/** The addresses of a `srcset` (HTML, 4.8.4.2.1), each once, in its order. */
export function srcsetAddresses(value: string): readonly string[] {
  return [...new Set([...value.matchAll(CANDIDATE)].map(match => match[1]!))];
}
