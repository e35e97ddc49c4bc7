import { strip } from '../../ruby/string.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyValue } from '../../ruby/value.ts';
import { access } from '../liquid/access.ts';
import type { Context } from '../liquid/context.ts';
import { Output } from '../liquid/output.ts';
import type { Tag } from '../liquid/tag.ts';
import { simpleTag } from '../liquid/tag.ts';
import type { Plugin } from './plugin.ts';

const SCALES = [1, 2, 3, 4] as const;

const avatarTag = simpleTag(({ markup, line, parsing }) => {
  const text = strip(markup);
  const body = parsing.fragment(text, line);
  const size = /\bsize=(\d+)\b/i.exec(text)?.[1] ?? '40';
  const variable = /\buser=([\w.]+)\b/.exec(text)?.[1];
  return {
    line,
    blank: false,
    render(context, out) {
      const own = new Output(context.budget);
      body.render(context, own);
      const said = own.text;
      const user =
        variable === undefined ? (said.split(' ').find(word => word !== '') ?? '') : lookUp(variable, context);
      out.write(image(variable === undefined ? user.replace(/^@/, '') : user, size, said.includes('lazy=true')));
    },
  };
});

/** jekyll-avatar 0.8: `{% avatar user size=40 %}` shows the picture that GitHub has of a person. */
export const avatar: Plugin = { names: ['jekyll-avatar'], tags: new Map<string, Tag>([['avatar', avatarTag]]) };

function image(user: string, size: string, lazy: boolean): string {
  const server = checksum(`${user}?v=3&s=${size}`) % 4;
  const at = (scale: number): string =>
    `https://avatars${server}.githubusercontent.com/${user}?v=3&s=${scale === 1 ? size : Number(size) * scale}`;
  const set = SCALES.map(scale => `${at(scale)} ${scale}x`).join(', ');
  const look = Number(size) < 48 ? 'avatar avatar-small' : 'avatar';
  const source = lazy ? `src="" data-src="${at(1)}" data-srcset="${set}"` : `src="${at(1)}" srcset="${set}"`;
  return `<img class="${look}" alt="${user}" width="${size}" height="${size}" data-proofer-ignore="true" ${source} />`;
}

function lookUp(variable: string, context: Context): string {
  const [first = '', ...rest] = variable.split('.');
  const value = rest.reduce<RubyValue>((found, key) => access(found, key, false, false) ?? null, context.find(first));
  return value === null || value === false ? variable : toText(value);
}

/** CRC-32, by which the gem spreads people over servers. */
function checksum(text: string): number {
  let sum = 0xffffffff;
  for (const byte of new TextEncoder().encode(text)) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
