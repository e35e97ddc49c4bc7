import { toText } from '../../ruby/text.ts';
import { strip } from '../../ruby/string.ts';
import type { RubyValue } from '../../ruby/value.ts';
import type { Context } from '../liquid/context.ts';
import { LiquidFault } from '../liquid/fault.ts';
import type { Tag } from '../liquid/tag.ts';
import { simpleTag } from '../liquid/tag.ts';
import type { Plugin } from './plugin.ts';

const gistTag = simpleTag(({ markup, line }) => {
  const match = /^(\S+|.*(?=\/).+)\s?(\S*)$/s.exec(strip(markup));
  return {
    line,
    blank: false,
    render(context, out) {
      if (!match) {
        throw new LiquidFault('argument', "Syntax error in tag 'gist'.", 'Write {% gist user/1234567 file.js %}.');
      }
      const id = named(context, (match[1] ?? '').trim());
      const file = named(context, (match[2] ?? '').trim());
      const query = file === '' ? '' : `?file=${file}`;
      out.write(`<script src="https://gist.github.com/${id}.js${query}"> </script>`);
    },
  };
});

/**
 * jekyll-gist 1.5: `{% gist %}` shows a gist by its script. The copy for browsers without scripts, which the gem fetches from
 * the network while building, is left out.
 */
export const gist: Plugin = { names: ['jekyll-gist'], tags: new Map<string, Tag>([['gist', gistTag]]) };

/** The value of a variable of this name, else the name itself. */
function named(context: Context, name: string): string {
  if (name === '') return '';
  const value: RubyValue = context.find(name);
  return value === null ? name : toText(value);
}
