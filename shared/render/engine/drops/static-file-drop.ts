import { inspectText } from '../../../ruby/inspect.ts';
import type { RubyValue } from '../../../ruby/value.ts';
import { Drop } from '../../../ruby/value.ts';
import type { StaticFile } from '../../../site/documents/static-file.ts';

const METHODS = ['name', 'basename', 'extname', 'path', 'collection', 'modified_time'];

/** What Liquid sees of a file that is copied (`Drops::StaticFileDrop`). */
export class StaticFileDrop extends Drop {
  constructor(readonly file: StaticFile) {
    super();
  }

  override get(key: string): RubyValue {
    const { file } = this;
    switch (key) {
      case 'name':
        return file.name;
      case 'modified_time':
        return file.modified;
      case 'collection':
        return file.collection?.label ?? null;
      case 'basename':
        return file.stem;
      case 'extname':
        return file.extension;
      case 'path':
        return file.relativePath;
      default:
        return file.data.get(key) ?? null;
    }
  }

  override has(key: string): boolean {
    return METHODS.includes(key) || this.file.data.has(key);
  }

  override inspectObject(): string {
    return `#<Jekyll::StaticFile @relative_path=${inspectText(this.file.relativePath)}>`;
  }

  override keys(): readonly string[] {
    const own = [...this.file.data.keys()].filter((key): key is string => typeof key === 'string');
    return [...METHODS, ...own.filter(key => !METHODS.includes(key))];
  }
}
