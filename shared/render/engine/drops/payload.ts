import type { RubyHash, RubyValue } from '../../../ruby/value.ts';
import { Drop } from '../../../ruby/value.ts';

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
    return this.fixed.get(key) ?? null;
  }

  override has(key: string): boolean {
    return key === 'content' || key === 'layout' || this.fixed.has(key);
  }

  override keys(): readonly string[] {
    return [...this.fixed.keys(), 'layout', 'content'];
  }
}
