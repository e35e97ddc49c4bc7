const LONGEST_LOG = 64 * 1024;

/**
 * A readable report of a problem: versions, then the end of the log. The person's home folder is written `~`, so that
 * the report can be sent without a name in it.
 */
export function problemReport(facts: Readonly<Record<string, string>>, log: string, home: string): string {
  const lines = Object.entries(facts).map(([name, value]) => `${name}: ${value}`);
  const end = log.length > LONGEST_LOG ? log.slice(log.indexOf('\n', log.length - LONGEST_LOG) + 1) : log;
  const told = home.length > 1 ? end.replaceAll(home, '~') : end;
  return [
    'What happened, and what did you expect?',
    '',
    '',
    ...lines,
    '',
    'The log of this machine (no text of posts is in it):',
    '',
    told.trimEnd() || 'empty',
    '',
  ].join('\n');
}
