import type { RubyValue } from '../../../ruby/value.ts';
import { DocumentDrop } from './document-drop.ts';

/** What Liquid sees as `page` while a document's excerpt is rendered (`Drops::ExcerptDrop`). */
export class ExcerptDrop extends DocumentDrop {
  override get(key: string): RubyValue {
    const { document } = this;
    switch (key) {
      case 'path':
      case 'relative_path':
        return `${document.relativePath}/#excerpt`;
      case 'id':
        return `${document.id}#excerpt`;
      case 'content':
      case 'output':
        return document.excerpt ?? null;
      case 'excerpt':
        return null;
      default:
        return super.get(key);
    }
  }

  override toText(): string {
    return this.document.excerpt ?? '';
  }
}
