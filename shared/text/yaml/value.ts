/**
 * A plain scalar that Ruby reads as something that JSON has no word for (a date, a time, a symbol, an integer beyond
 * 2^53, a tagged scalar), kept as it is written: `2025-12-02T05:19:31`. Two are the same when their sources are.
 */
export class Literal {
  constructor(readonly source: string) {}
}

/**
 * A value of front matter as Ruby's Psych reads it. Integers and floats are numbers, hashes are maps whose keys are the
 * keys' texts, in order; sequences are arrays.
 */
export type FrontMatterValue =
  null | boolean | number | string | Literal | readonly FrontMatterValue[] | FrontMatterMap;

export type FrontMatterMap = ReadonlyMap<string, FrontMatterValue>;

/** Compared values beyond which two trees count as different: aliases may make a small text a huge tree. */
const COMPARISONS = 200_000;

/** Whether two values are the same for Ruby (`==`; the order of a hash's keys does not count). */
export function sameValue(a: FrontMatterValue, b: FrontMatterValue): boolean {
  let left = COMPARISONS;
  const same = (x: FrontMatterValue, y: FrontMatterValue): boolean => {
    if (x === y || (x !== x && y !== y)) return true;
    if (--left < 0) return false;
    if (x instanceof Literal) return y instanceof Literal && x.source === y.source;
    if (isList(x)) return isList(y) && x.length === y.length && x.every((item, index) => same(item, y[index]!));
    if (!isMap(x) || !isMap(y) || x.size !== y.size) return false;
    for (const [key, value] of x) {
      const other = y.get(key);
      if (other === undefined || !same(value, other)) return false;
    }
    return true;
  };
  return same(a, b);
}

export function isList(value: FrontMatterValue): value is readonly FrontMatterValue[] {
  return Array.isArray(value);
}

export function isMap(value: FrontMatterValue): value is FrontMatterMap {
  return value instanceof Map;
}

export function isScalar(value: FrontMatterValue): value is null | boolean | number | string | Literal {
  return !isList(value) && !isMap(value);
}

/** What `JSON.parse` gives, as a front-matter value; anything that JSON has no word for becomes its text. */
export function fromJson(json: unknown): FrontMatterValue {
  if (json === null || json === undefined) return null;
  if (typeof json === 'boolean' || typeof json === 'number' || typeof json === 'string') return json;
  if (json instanceof Literal) return json;
  if (Array.isArray(json)) return json.map(fromJson);
  if (json instanceof Map) return new Map([...json].map(([key, value]) => [String(key), fromJson(value)]));
  if (typeof json === 'object') return new Map(Object.entries(json).map(([key, value]) => [key, fromJson(value)]));
  return String(json);
}

/** A value for `JSON.stringify`: a literal is its source, a map an object without a prototype, a number that JSON lacks null. */
export function toJson(value: FrontMatterValue): unknown {
  if (value instanceof Literal) return value.source;
  if (isList(value)) return value.map(toJson);
  if (!isMap(value)) return value;
  const object = Object.create(null) as Record<string, unknown>;
  for (const [key, item] of value) object[key] = toJson(item);
  return object;
}
