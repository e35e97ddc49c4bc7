import type { RubyValue } from '../../../ruby/value.ts';
import { Drop } from '../../../ruby/value.ts';
import type { ThemeAbout } from '../../../site/config/site-settings.ts';

/** What Liquid sees as `theme`; `root` is the gem's name, since its folder is the machine's. */
export class ThemeDrop extends Drop {
  constructor(
    private readonly name: string,
    private readonly about: ThemeAbout | undefined,
  ) {
    super();
  }

  override get(key: string): RubyValue {
    switch (key) {
      case 'root':
        return this.name;
      case 'authors':
      case 'version':
      case 'description':
        return this.about?.[key] ?? null;
      default:
        return null;
    }
  }

  override keys(): readonly string[] {
    return ['version', 'metadata', 'root', 'dependencies', 'authors', 'description'];
  }
}
