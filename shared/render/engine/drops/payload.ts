import type { RubyHash, RubyValue } from '../../../ruby/value.ts';
import { Drop } from '../../../ruby/value.ts';

/** Ruby's Enumerable shows through as variables of its own: the number of those here, and the first, least and last of their names. */
const OF_ENUMERABLE: ReadonlyMap<string, RubyValue> = new Map<string, RubyValue>([
  ['count', 9],
  ['first', 'highlighter_prefix'],
  ['min', 'content'],
  ['max', 'theme'],
]);

/** The variables that a template starts with (`Drops::UnifiedPayloadDrop`); `content` and `layout` change from layout to layout. */
export class Payload extends Drop {
  content: RubyValue = null;
  layout: RubyHash | null = null;

  constructor(private readonly fixed: ReadonlyMap<string, RubyValue>) {
    super();
  }

  override get(key: string): RubyValue {
    if (key === 'content') return this.content;
    if (key === 'layout') return this.layout;
    return this.fixed.get(key) ?? OF_ENUMERABLE.get(key) ?? null;
  }

  override has(key: string): boolean {
    return key === 'content' || key === 'layout' || this.fixed.has(key) || OF_ENUMERABLE.has(key);
  }

  override keys(): readonly string[] {
    return [...this.fixed.keys(), 'layout', 'content'];
  }
}
