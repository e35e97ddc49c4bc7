import { Kramdown, readKramdownOptions } from '../../../shared/render/kramdown/kramdown.ts';
import { highlight } from '../../../shared/render/rouge/rouge.ts';
import type { CliCommand } from '../command.ts';

export const kramdownCommand: CliCommand = {
  name: 'kramdown',
  summary: 'Converts Markdown on standard input to HTML, with kramdown’s options as Jekyll sets them',
  operands: '',
  least: 0,
  most: 0,
  options: {},
  async run(_request, terminal) {
    const converter = new Kramdown(readKramdownOptions(new Map()), (code, language) =>
      language === undefined ? undefined : highlight(code, language),
    );
    terminal.print(converter.convert(await terminal.readInput()).html);
    return 0;
  },
};
