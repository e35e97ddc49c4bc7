import { Kramdown, readKramdownOptions } from '../../../../../shared/render/kramdown/kramdown.ts';
import type { RubyValue } from '../../../../../shared/ruby/value.ts';

/** Text's HTML with Jekyll's defaults and the given options of `kramdown:`; every language is plain text. */
export function htmlOf(text: string, options: Record<string, RubyValue> = {}): string {
  const read = readKramdownOptions(new Map(Object.entries(options)));
  return new Kramdown(read, code => code.replaceAll('&', '&amp;').replaceAll('<', '&lt;')).convert(text).html;
}
