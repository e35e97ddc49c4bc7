/** Far beyond what anyone writes, and far below what a parser that recurses can bear. */
const DEEPEST = 100;
const MOST_IN_LINE = 200;
const LONGEST_RUN = 20;

/**
 * Whether a YAML text is made so that the `yaml` package, which recurses and goes back, would take seconds or exhaust the
 * stack, which ends the process: brackets in brackets, indicators that nest by standing in one line or by indentation.
 * Looks at each unit once. Brackets inside quotes count too, so that one may err for a text that holds hundreds of them
 * unclosed; it is refused then, never lost.
 */
export function isTooComplex(yaml: string): boolean {
  let depth = 0;
  let indicators = 0;
  let run = 0;
  /** Length of what a line begins with, as long as it is only indentation and indicators. */
  let lead = 0;
  let leading = true;
  for (let at = 0; at < yaml.length; at++) {
    const unit = yaml.charCodeAt(at);
    if (unit === 0x0a) {
      indicators = 0;
      lead = 0;
      leading = true;
      run = 0;
      continue;
    }
    const isIndicator = unit === 0x3a || unit === 0x2d || unit === 0x3f;
    if (isIndicator && isBlank(yaml.charCodeAt(at + 1))) indicators += 1;
    leading &&= isIndicator || isBlank(unit);
    if (leading) lead += 1;
    run = unit === 0x22 ? run + 1 : 0;
    if (unit === 0x5b || unit === 0x7b) depth += 1;
    else if (unit === 0x5d || unit === 0x7d) depth = Math.max(0, depth - 1);
    if (depth > DEEPEST || indicators > MOST_IN_LINE || run > LONGEST_RUN) return true;
    // A line of blanks alone nests nothing.
    if (lead > 2 * DEEPEST && !leading) return true;
  }
  return false;
}

/** What stands behind an indicator; the end of the line and of the text count. */
function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0a || unit === 0x0d || Number.isNaN(unit);
}
