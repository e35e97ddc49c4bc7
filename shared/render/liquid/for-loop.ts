import type { RubyValue } from '../../ruby/value.ts';
import { Drop } from '../../ruby/value.ts';

/** Liquid::ForloopDrop: `forloop` inside `{% for %}`. */
export class ForLoop extends Drop {
  #index = 0;

  constructor(
    private readonly name: string,
    private readonly length: number,
    private readonly parent: ForLoop | null,
  ) {
    super();
  }

  next(): void {
    this.#index++;
  }

  get(key: string): RubyValue {
    switch (key) {
      case 'index':
        return this.#index + 1;
      case 'index0':
        return this.#index;
      case 'first':
        return this.#index === 0;
      case 'last':
        return this.#index === this.length - 1;
      case 'length':
        return this.length;
      case 'rindex':
        return this.length - this.#index;
      case 'rindex0':
        return this.length - this.#index - 1;
      case 'parentloop':
        return this.parent;
      case 'name':
        return this.name;
      default:
        return null;
    }
  }

  override has(key: string): boolean {
    return /^(?:r?index0?|first|last|length|parentloop|name)$/.test(key);
  }

  override toText(): string {
    return 'Liquid::ForloopDrop';
  }
}

/** Liquid::TablerowloopDrop: `tablerowloop` inside `{% tablerow %}`. */
export class TableRowLoop extends Drop {
  #index = 0;
  row = 1;
  column = 1;

  constructor(
    private readonly length: number,
    private readonly columns: number,
  ) {
    super();
  }

  next(): void {
    this.#index++;
    if (this.column === this.columns) {
      this.column = 1;
      this.row++;
    } else this.column++;
  }

  /** Whether a row ends here that is not the last. */
  get endsRow(): boolean {
    return this.column === this.columns && this.#index !== this.length - 1;
  }

  get(key: string): RubyValue {
    switch (key) {
      case 'length':
        return this.length;
      case 'col':
        return this.column;
      case 'col0':
        return this.column - 1;
      case 'row':
        return this.row;
      case 'index':
        return this.#index + 1;
      case 'index0':
        return this.#index;
      case 'rindex':
        return this.length - this.#index;
      case 'rindex0':
        return this.length - this.#index - 1;
      case 'first':
        return this.#index === 0;
      case 'last':
        return this.#index === this.length - 1;
      case 'col_first':
        return this.column === 1;
      case 'col_last':
        return this.column === this.columns;
      default:
        return null;
    }
  }

  override has(key: string): boolean {
    return /^(?:length|col0?|row|r?index0?|first|last|col_first|col_last)$/.test(key);
  }

  override toText(): string {
    return 'Liquid::TablerowloopDrop';
  }
}
