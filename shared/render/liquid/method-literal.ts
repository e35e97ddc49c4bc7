import type { RubyValue } from '../../ruby/value.ts';
import { Drop } from '../../ruby/value.ts';

/**
 * The words `blank` and `empty` as values: Jekyll makes them objects that print nothing and equal nothing. As soon as a variable or a
 * filter hands one on it is the empty text.
 */
export class MethodLiteral extends Drop {
  get(): RubyValue {
    return null;
  }
  override toText(): string {
    return '';
  }
}

export const BLANK = new MethodLiteral();
export const EMPTY = new MethodLiteral();
