import { formatProblem } from '../../../shared/kit/problem.ts';
import { readFrontMatter, setKeys } from '../../../shared/text/front-matter.ts';
import { applyChanges } from '../../../shared/text/text-change.ts';
import { fromJson, Literal, type FrontMatterValue } from '../../../shared/text/yaml/value.ts';
import { UsageError, type CliCommand } from '../command.ts';
import { readPost, writePost } from '../post-file.ts';
import { unifiedDiff } from '../unified-diff.ts';

export const setCommand: CliCommand = {
  name: 'set',
  summary: 'Changes front-matter values, only the lines of the named keys; VALUE is JSON where it parses, else text',
  operands: 'POST KEY=VALUE…',
  least: 2,
  most: Infinity,
  options: { 'dry-run': { type: 'boolean', help: 'show the lines that would change, and write nothing' } },
  async run(request, terminal) {
    const [post, ...assignments] = request.operands;
    const file = await readPost(post!, terminal);
    const before = readFrontMatter(file.text, post).values;
    const values = assignments.map(assignment => {
      const at = assignment.indexOf('=');
      if (at < 1) throw new UsageError(`'${assignment}' is not KEY=VALUE`);
      const key = assignment.slice(0, at);
      return [key, valueFrom(assignment.slice(at + 1), before.get(key))] as const;
    });
    const changes = setKeys(file.text, values, { path: post! });
    if (!changes.ok) {
      terminal.complain(`${formatProblem(changes.error)}\n`);
      return 2;
    }
    if (request.options['dry-run'] === true) {
      const after = applyChanges(file.text, changes.value);
      if (after !== file.text) terminal.print(unifiedDiff(post!, { before: file.text, after }));
      return 0;
    }
    if (changes.value.length > 0) await writePost(file, applyChanges(file.text, changes.value));
    return 0;
  },
};

/** A date stays a date: what looks like one is written bare where the post has a bare date, or has no such key yet. */
function valueFrom(text: string, before: FrontMatterValue | undefined): FrontMatterValue {
  const date = /^\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?: ?(?:Z|[+-]\d\d:?\d\d))?)?$/.test(text);
  if (date && (before === undefined || before instanceof Literal)) return new Literal(text);
  // JSON's numbers lose digits that Ruby's integers keep.
  if (/^-?[1-9]\d{15,}$/.test(text)) return new Literal(text);
  try {
    return fromJson(JSON.parse(text));
  } catch {
    return text;
  }
}
