import { formatProblem } from '../../../shared/kit/problem.ts';
import { readFrontMatter } from '../../../shared/text/front-matter.ts';
import { toJson } from '../../../shared/text/yaml/value.ts';
import { reportProblems, type CliCommand } from '../command.ts';
import { readPost } from '../post-file.ts';

export const getCommand: CliCommand = {
  name: 'get',
  summary: 'Prints a front-matter value as JSON; null for a key that the post does not have',
  operands: 'POST KEY',
  least: 2,
  most: 2,
  options: {},
  async run(request, terminal) {
    const [post, key] = request.operands;
    const { text } = await readPost(post!, terminal);
    const frontMatter = readFrontMatter(text, post);
    const value = frontMatter.values.get(key!);
    terminal.print(`${JSON.stringify(value === undefined ? null : toJson(value))}\n`);
    return reportProblems(terminal, frontMatter.problems, formatProblem);
  },
};
