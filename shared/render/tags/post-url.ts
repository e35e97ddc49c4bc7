import { civilTime } from '../../ruby/time/calendar.ts';
import { strip } from '../../ruby/string.ts';
import { parseTime } from '../../ruby/time/time-parse.ts';
import { relativeUrl } from '../filters/url.ts';
import type { PostReference, RenderHost } from '../host.ts';
import { LiquidFault } from '../liquid/fault.ts';
import { simpleTag } from '../liquid/tag.ts';

const NAME = /^([^\n]+\/)?(\d+-\d+-\d+)-([^\n]*)$/m;
const REMEDY = 'Make sure the post exists and the name is correct.';

interface Wanted {
  readonly folder: string;
  readonly date: string;
  readonly slug: string;
}

/** `{% post_url 2020-01-01-title %}`, `{% post_url folder/2020-01-01-title %}`: the address of a post. */
export const postUrl = simpleTag(({ markup, line }) => {
  const name = strip(markup);
  const match = NAME.exec(name.replace(/^\//, ''));
  if (!match) {
    throw new LiquidFault('link', `Could not parse name of post "${name}" in tag 'post_url'.`, REMEDY);
  }
  const [, folder = '', date = '', slug = ''] = match;
  const wanted = { folder, date, slug };
  return {
    line,
    blank: false,
    render({ host }, out) {
      const post = findPost(wanted, host);
      if (!post) throw new LiquidFault('link', `Could not find post "${name}" in tag 'post_url'.`, REMEDY);
      out.write(relativeUrl(post.url, host.config));
    },
  };
});

/** By the file's name; else, as Jekyll still does, by the slug and the date. */
function findPost(wanted: Wanted, host: RenderHost): PostReference | undefined {
  const file = `${wanted.date}-${wanted.slug}.`;
  const name = file.slice(file.lastIndexOf('/') + 1, -1);
  for (const post of host.postsNamed(name)) if (isNamed(post.path, wanted, file)) return post;
  const time = parseTime(wanted.date, host.now, host.zone);
  if (!time) return undefined;
  const day = civilTime(time.epoch, time.offset).days;
  for (const post of host.postsWithSlug(wanted.slug)) {
    if (civilTime(post.date.epoch, post.date.offset).days === day) return post;
  }
  return undefined;
}

/** `_posts/FOLDER/FILE.ext`, or `FOLDER/_posts/FILE.ext`, from the start of the path. */
function isNamed(path: string, { folder }: Wanted, file: string): boolean {
  const starts = [`_posts/${folder}${file}`, `${folder}_posts/${file}`, `${folder}_posts${file}`];
  return starts.some(start => path.startsWith(start) && path.length > start.length && path[start.length] !== '.');
}
