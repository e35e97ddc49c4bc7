import { strftime } from '../../../shared/ruby/time/strftime.ts';
import { Zone } from '../../../shared/ruby/time/zone.ts';
import { learnKeyHabits } from '../../../shared/export/key-habits.ts';
import { SITE_SETTINGS } from '../../../shared/export/site-checks.ts';
import { fillTemplate, type TemplateValues } from '../../../shared/schema/template.ts';
import { newKeysOf, newPostText } from '../../../shared/schema/new-post.ts';
import { draftFileName, postFileName, slugify } from '../../../shared/text/slug.ts';
import { Disk } from '../../services/disk/disk.ts';
import { problemOf } from '../../services/disk/fault.ts';
import type { LoadedSite } from '../../services/folder/loaded-site.ts';
import { UsageError, type CliCommand } from '../command.ts';
import { openSite } from '../open-site.ts';
import { siteOptions } from '../site-options.ts';

export const newCommand: CliCommand = {
  name: 'new',
  summary: 'Makes a draft (or a dated post) with the keys that the site’s posts have, and prints its path',
  operands: 'TITLE',
  least: 1,
  most: 1,
  options: {
    site: siteOptions.site,
    post: { type: 'boolean', help: 'make a post of today in _posts instead of a draft' },
    template: { type: 'string', value: 'NAME', help: 'make it from this template of the site’s _templates folder' },
    'dry-run': { type: 'boolean', help: 'show the path and the text, and write nothing' },
    json: { type: 'boolean', help: 'print JSON: path and text' },
  },
  async run(request, terminal) {
    const title = request.operands[0]!;
    const site = await openSite(request, terminal);
    const zone = site.engine.config.get('timezone');
    const now = new Zone(typeof zone === 'string' ? zone : terminal.zone).at(terminal.now);
    const [year = 0, month = 1, day = 1] = strftime(now, '%Y-%m-%d').split('-').map(Number);
    const isPost = request.options['post'] === true;
    const name = isPost ? postFileName({ year, month, day }, title) : draftFileName(title);
    if (name === undefined) throw new UsageError(`no file name can be made of the title '${title}'`);
    const folder = site.engine.config.get('collections_dir');
    const path = [folder, isPost ? '_posts' : '_drafts', name].filter(part => typeof part === 'string' && part !== '');
    const keys = learnKeyHabits(postTexts(site), site.files.get(SITE_SETTINGS)?.text);
    const layout = keys.needed.find(([key]) => key === 'layout')?.[1];
    const date = strftime(now, '%Y-%m-%d %H:%M:%S %z');
    const template = request.options['template'];
    const text =
      typeof template === 'string'
        ? fromTemplate(site, template, { title, date, slug: slugify(title), author: '' }, isPost)
        : newPostText({
            title,
            date: isPost ? date : null,
            layout: typeof layout === 'string' ? layout : null,
            author: null,
            keys: keys.schema.fields.flatMap(({ key, share }) => (share > 0 ? [key] : [])),
            others: newKeysOf(keys.schema),
            styles: keys.styles,
          });
    const shown = path.join('/');
    const refuse = (error: unknown): never => {
      throw new UsageError(problemOf(error, shown, 'cannot be made').cause);
    };
    const target = await site.folder.resolve(shown).catch(refuse);
    const tell = (): 0 => {
      if (request.options['json'] === true) terminal.print(`${JSON.stringify({ path: shown, text }, null, 2)}\n`);
      else terminal.print(request.options['dry-run'] === true ? `${shown}\n\n${text}` : `${shown}\n`);
      return 0;
    };
    if (request.options['dry-run'] === true) return tell();
    const outcome = await new Disk().write(target, Buffer.from(text), null).catch(refuse);
    if (outcome.kind === 'differs') throw new UsageError(`${shown} exists already; choose another title`);
    return tell();
  },
};

const TEMPLATES = '_templates/';

/** A new text from a template that is named as in the application: `review` for `_templates/review.md`. */
function fromTemplate(site: LoadedSite, name: string, values: TemplateValues, dated: boolean): string {
  const all = [...site.files.keys()].filter(path => path.startsWith(TEMPLATES));
  const plain = name.replace(/^(?:\.\/)?(?:_templates\/)?/, '');
  const path = all.find(one => [one, one.replace(/\.[^./]+$/, '')].includes(`${TEMPLATES}${plain}`));
  const text = path && (site.files.get(path)?.text ?? undefined);
  if (path === undefined || text === undefined) {
    const known = all.map(one => one.slice(TEMPLATES.length).replace(/\.[^./]+$/, ''));
    const others = known.length === 0 ? 'the site has none' : `there are ${known.sort().join(', ')}`;
    throw new UsageError(`there is no template '${name}' in ${TEMPLATES}; ${others}`);
  }
  const filled = fillTemplate(text, values, { dated, path });
  if (!filled.ok) throw new UsageError(`${path}: ${filled.error.cause} ${filled.error.remedy}`);
  return filled.value;
}

function postTexts({ engine, files }: LoadedSite): readonly string[] {
  return engine
    .list()
    .filter(info => info.kind === 'post')
    .slice(0, 300)
    .flatMap(info => files.get(info.path)?.text ?? []);
}
