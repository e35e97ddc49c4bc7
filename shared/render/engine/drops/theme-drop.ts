import type { RubyValue } from '../../../ruby/value.ts';
import { Drop } from '../../../ruby/value.ts';

/** What Liquid sees as `theme`; of the gem's description only what its files tell. */
export class ThemeDrop extends Drop {
  constructor(private readonly name: string) {
    super();
  }

  override get(key: string): RubyValue {
    return key === 'root' ? this.name : null;
  }

  override keys(): readonly string[] {
    return ['root', 'authors', 'version', 'description', 'metadata', 'dependencies'];
  }
}
