import { textAt } from '../../../site/config/config.ts';
import type { Collection } from '../../../site/documents/collection.ts';
import { insideRoot } from '../../../site/documents/file-names.ts';
import { inspect } from '../../../ruby/inspect.ts';
import { isTruthy } from '../../../site/merge.ts';
import type { RubyValue } from '../../../ruby/value.ts';
import { Drop } from '../../../ruby/value.ts';
import type { DropSource } from './drop-source.ts';
import { StaticFileDrop } from './static-file-drop.ts';

const METHODS = ['label', 'files', 'docs', 'output', 'relative_directory', 'directory'];

/** What Liquid sees of a collection (`Drops::CollectionDrop`). */
export class CollectionDrop extends Drop {
  constructor(
    private readonly collection: Collection,
    private readonly source: DropSource,
  ) {
    super();
  }

  override get(key: string): RubyValue {
    const { settings, docs, files } = this.collection;
    switch (key) {
      case 'output':
        return isTruthy(settings.metadata.get('output'));
      case 'label':
        return settings.label;
      case 'files':
        return files.map(file => new StaticFileDrop(file));
      case 'docs':
        return docs.map(document => this.source.drop(document));
      case 'relative_directory':
        return settings.relativeFolder;
      case 'directory':
        return `/${insideRoot(`${textAt(this.source.site.config, 'collections_dir')}/${settings.relativeFolder}`)}`;
      default:
        return settings.metadata.get(key) ?? null;
    }
  }

  override has(key: string): boolean {
    return METHODS.includes(key) || this.collection.settings.metadata.has(key);
  }

  override keys(): readonly string[] {
    const own = [...this.collection.settings.metadata.keys()].filter((key): key is string => typeof key === 'string');
    return [...METHODS, ...own.filter(key => !METHODS.includes(key))];
  }

  override toText(): string {
    return inspect(this.get('docs'));
  }
}
