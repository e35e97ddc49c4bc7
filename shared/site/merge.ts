import type { RubyHash, RubyValue } from '../ruby/value.ts';

/**
 * Jekyll's `Utils.deep_merge_hashes`: the second mapping over the first, mappings within mappings merged, an existing
 * value kept where the second has `null`. Neither is changed.
 */
export function deepMerge(target: RubyHash, over: RubyHash): Map<RubyValue, RubyValue> {
  const merged = new Map(target);
  mergeInto(merged, over);
  return merged;
}

/** As `deepMerge`, changing the first mapping itself (not the mappings within it). */
export function mergeInto(target: Map<RubyValue, RubyValue>, over: RubyHash): void {
  for (const [key, value] of over) {
    const old = target.get(key);
    if (value === null && target.has(key)) continue;
    if (old instanceof Map && value instanceof Map) target.set(key, deepMerge(old as RubyHash, value as RubyHash));
    else target.set(key, value);
  }
}

/** Ruby's `Array(value)`. */
export function asList(value: RubyValue | undefined): readonly RubyValue[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value as readonly RubyValue[];
  if (value instanceof Map) return [...(value as RubyHash)].map(([key, item]) => [key, item]);
  return [value];
}

/** Only `nil` and `false` are false to Ruby. */
export function isTruthy(value: RubyValue | undefined): boolean {
  return value !== null && value !== undefined && value !== false;
}
