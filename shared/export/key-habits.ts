import { inferSchema } from '../schema/infer.ts';
import { keyOrder, type Schema } from '../schema/field.ts';
import { correctSchema, readSchemaFile } from '../schema/schema-file.ts';
import { readDate } from '../text/date-literal.ts';
import { readFrontMatter, type FrontMatter } from '../text/front-matter.ts';
import type { StyleWish } from '../text/yaml/layout.ts';
import { Literal, type FrontMatterValue } from '../text/yaml/value.ts';

/** Below this share of the posts a key is somebody's choice, not the site's rule. */
const RULE = 0.9;
/** What a post says for itself, however many others say the same. */
const OWN =
  /^(?:title|subtitle|date|excerpt|description|summary|image|cover|permalink|slug|redirect_from|.*_at|.*_date)$/;
/** Fewer posts than these show no habit of leaving something out. */
const FEW = 3;

export interface KeyHabits {
  /** Keys that (nearly) every post has with the same value: `layout: post`. In the site's order. */
  readonly needed: readonly (readonly [string, FrontMatterValue])[];
  /** Every key, in the order in which posts write them, or that the site's own schema file gives. */
  readonly order: readonly string[];
  /** How the values of each key are written. */
  readonly styles: ReadonlyMap<string, StyleWish>;
  /** A date as most posts write it; undefined where none has one; null where enough posts do without. */
  readonly date: string | null | undefined;
  readonly schema: Schema;
  /** How many posts these habits were learnt from. */
  readonly posts: number;
}

/** Learns from posts' texts, and the site's `.galley.yml`, which keys a site's posts have, in which order and style. */
export function learnKeyHabits(texts: readonly string[], schemaFile = ''): KeyHabits {
  const posts = texts.map(text => readFrontMatter(text)).filter(({ kind }) => kind === 'yaml');
  const schema = correctSchema(inferSchema({ posts }), readSchemaFile(schemaFile));
  const order = keyOrder(schema);
  return {
    needed: neededKeys(posts, order),
    order,
    styles: new Map(schema.fields.map(({ key, style }) => [key, style])),
    date: commonDate(posts),
    schema,
    posts: posts.length,
  };
}

function neededKeys(posts: readonly FrontMatter[], order: readonly string[]): KeyHabits['needed'] {
  const values = new Map<string, Map<string, { value: FrontMatterValue; count: number }>>();
  for (const { entries } of posts) {
    for (const { key, value, overridden } of entries) {
      if (overridden || !isScalar(value)) continue;
      const ofKey = values.get(key) ?? new Map<string, { value: FrontMatterValue; count: number }>();
      const seen = ofKey.get(String(value)) ?? { value, count: 0 };
      ofKey.set(String(value), { value, count: seen.count + 1 });
      values.set(key, ofKey);
    }
  }
  return order.flatMap(key => {
    if (OWN.test(key)) return [];
    const common = [...(values.get(key)?.values() ?? [])].find(
      ({ count }) => count >= RULE * posts.length && count > 1,
    );
    return common ? [[key, common.value] as const] : [];
  });
}

/** The first date of the shape that most posts give theirs: with or without time, seconds, zone. */
function commonDate(posts: readonly FrontMatter[]): string | null | undefined {
  const shapes = new Map<string, { readonly literal: string; count: number }>();
  for (const { values } of posts) {
    const value = values.get('date');
    const literal = value instanceof Literal ? value.source : value;
    if (typeof literal !== 'string' || !readDate(literal)) continue;
    const shape = literal
      .trim()
      .replace(/\d/g, '0')
      .replace(/[-+]00:?00$/, zone => zone.replace('-', '+'));
    const seen = shapes.get(shape) ?? { literal, count: 0 };
    seen.count += 1;
    shapes.set(shape, seen);
  }
  const [common] = [...shapes.values()].sort((a, b) => b.count - a.count);
  return common?.literal ?? (posts.length >= FEW ? null : undefined);
}

function isScalar(value: FrontMatterValue): value is string | number | boolean {
  return !(value instanceof Literal) && value !== null && typeof value !== 'object';
}
