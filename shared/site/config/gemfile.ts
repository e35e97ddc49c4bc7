const GROUP = 'jekyll_plugins';
/** `gem "name"` with what follows on its line. */
const GEM = /^gem\s*\(?\s*["']([^"']+)["'](.*)$/;
/** The groups that a `group … do` names. */
const GROUPS = /^group\s*\(?(.*?)\)?\s+do\b/;
const OPENS = /^(?:if|unless|case|begin|while|until|def)\b|\bdo\b\s*(?:\|[^|]*\|)?$/;
const OPTION = /(?:\bgroups?:|:groups?\s*=>)\s*(\[[^\]]*\]|:\w+|["']\w+["'])/;

/**
 * The gems that a Gemfile puts in the group `jekyll_plugins`: Jekyll asks Bundler to load them before anything else. What Ruby's
 * conditions would say is not known; gems inside them count.
 */
export function gemsForJekyll(gemfile: string): readonly string[] {
  const blocks: boolean[] = [];
  const gems: string[] = [];
  for (const raw of gemfile.split('\n')) {
    const line = withoutComment(raw).trim();
    const gem = GEM.exec(line);
    if (gem && !/\brequire(?::|\s*=>)\s*(?:false|\[\s*\])/.test(gem[2]!)) {
      const option = OPTION.exec(gem[2]!);
      if (blocks.includes(true) || (option && names(option[1]!))) gems.push(gem[1]!);
    }
    if (OPENS.test(line)) blocks.push(names(GROUPS.exec(line)?.[1] ?? ''));
    else if (/^end\b/.test(line)) blocks.pop();
  }
  return [...new Set(gems)];
}

function names(groups: string): boolean {
  return new RegExp(`[:"']${GROUP}\\b`).test(groups);
}

/** A line up to a `#` that is not inside quotes. */
function withoutComment(line: string): string {
  return /^(?:[^#"']|"[^"]*"|'[^']*')*/.exec(line)![0];
}
