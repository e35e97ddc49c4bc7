import type { RubyValue } from '../../../ruby/value.ts';
import { Drop } from '../../../ruby/value.ts';

/** The Jekyll whose output is matched. */
export const JEKYLL_VERSION = '4.3.1';

/** `jekyll.version` and `jekyll.environment`. */
export class JekyllDrop extends Drop {
  constructor(private readonly environment: string) {
    super();
  }

  override get(key: string): RubyValue {
    if (key === 'version') return JEKYLL_VERSION;
    return key === 'environment' ? this.environment : null;
  }

  override keys(): readonly string[] {
    return ['version', 'environment'];
  }
}
