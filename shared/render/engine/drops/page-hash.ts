import { inspectText } from '../../../ruby/inspect.ts';
import { toText } from '../../../ruby/text.ts';
import type { RubyHash, RubyValue } from '../../../ruby/value.ts';
import { deepMerge, isTruthy } from '../../../site/merge.ts';
import type { EnginePage } from '../engine-page.ts';
import { contentOf } from '../subject.ts';
import type { DropSource } from './drop-source.ts';

/**
 * What Liquid sees of a page (`Convertible#to_liquid`): a hash of the defaults, the front matter and a few computed keys.
 * Its `content` and excerpt are computed when asked for. `isOwn` says that it is the `page` of its own rendering: Jekyll makes that
 * one before it renders the page, so its content stays raw, while the lists of the site make theirs when they are looked at.
 */
export class PageHash extends Map<RubyValue, RubyValue> {
  constructor(
    private readonly enginePage: EnginePage,
    private readonly source: DropSource,
    private readonly isOwn: boolean,
  ) {
    super();
    const { page } = enginePage;
    const own = page.data.get('excerpt');
    const excerpt = isTruthy(own) ? toText(own ?? null) : null;
    const computed: RubyHash = new Map<RubyValue, RubyValue>([
      ['content', ''],
      ['dir', page.addressFolder],
      ['excerpt', excerpt],
      ['name', page.name],
      ['path', page.data.get('path') ?? page.relativePath],
      ['url', page.url],
    ]);
    for (const [key, value] of deepMerge(page.defaults, deepMerge(page.data, computed))) super.set(key, value);
  }

  inspectObject(): string {
    const { page, generated } = this.enginePage;
    return `#<Jekyll::${generated ? 'PageWithoutAFile' : 'Page'} @relative_path=${inspectText(page.relativePath)}>`;
  }

  override get(key: RubyValue): RubyValue | undefined {
    if (key === 'content') return this.isOwn ? contentOf(this.enginePage) : this.source.contentOf(this.enginePage);
    const value = super.get(key);
    return key === 'excerpt' && value === null ? this.source.pageExcerptOf(this.enginePage) : value;
  }

  override *entries(): MapIterator<[RubyValue, RubyValue]> {
    for (const key of this.keys()) yield [key, this.get(key) ?? null];
  }

  override *values(): MapIterator<RubyValue> {
    for (const key of this.keys()) yield this.get(key) ?? null;
  }

  override [Symbol.iterator](): MapIterator<[RubyValue, RubyValue]> {
    return this.entries();
  }

  override forEach(visit: (value: RubyValue, key: RubyValue, map: Map<RubyValue, RubyValue>) => void): void {
    for (const [key, value] of this.entries()) visit(value, key, this);
  }
}
