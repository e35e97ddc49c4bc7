/** What failed while a template was parsed or rendered; becomes a problem's code. */
export type FaultKind =
  | 'syntax'
  | 'unknown-tag'
  | 'unclosed-tag'
  | 'argument'
  | 'undefined-variable'
  | 'undefined-filter'
  | 'nesting'
  | 'include'
  | 'link'
  | 'failure';

/**
 * Raised by tags and filters, and caught at the nearest tag or variable, where it becomes a problem; the rest renders.
 * `message` is what Liquid or Jekyll would say. `remedy` replaces the kind's usual advice.
 */
export class LiquidFault extends Error {
  constructor(
    readonly kind: FaultKind,
    message: string,
    readonly remedy?: string,
  ) {
    super(message);
  }

  /** Liquid's own text for output: what is not Liquid's own error it calls `internal`. */
  inline(line: number): string {
    const syntax = this.kind === 'syntax' || this.kind === 'unknown-tag' || this.kind === 'unclosed-tag';
    const message = this.isLiquid ? this.message : 'internal';
    return `Liquid ${syntax ? 'syntax error' : 'error'} (line ${line}): ${message}`;
  }

  /** Whether Liquid raises this itself; other errors of Ruby show as `internal`. */
  get isLiquid(): boolean {
    return this.kind !== 'failure' && this.kind !== 'include' && this.kind !== 'link';
  }
}

/** A wrong argument, as Liquid::ArgumentError. */
export function argumentFault(message: string): LiquidFault {
  return new LiquidFault('argument', message);
}

/** Something that Ruby itself refuses (NoMethodError, TypeError …), which stops `jekyll build`. */
export function rubyFault(message: string): LiquidFault {
  return new LiquidFault('failure', message);
}

const REMEDIES: Readonly<Record<FaultKind, string>> = {
  syntax: 'Correct the tag as the Liquid documentation writes it.',
  'unknown-tag': 'Correct the name, or write the tag between {% raw %} and {% endraw %} if it is meant as text.',
  'unclosed-tag': 'Add the closing tag.',
  argument: 'Correct the value or the arguments that the filter or tag is given.',
  'undefined-variable': 'Correct the name, or turn off strict_variables in the configuration.',
  'undefined-filter': 'Correct the name of the filter, or turn off strict_filters in the configuration.',
  nesting: 'Look for an include that includes itself.',
  include: 'Create the file, or correct its name.',
  link: 'Correct the path, or create the file it points at.',
  failure: 'Check that the value exists and is of the kind that the filter or tag expects.',
};

export function remedyFor(fault: LiquidFault): string {
  return fault.remedy ?? REMEDIES[fault.kind];
}
