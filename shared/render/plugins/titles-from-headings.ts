import { strip } from '../../ruby/string.ts';
import { converterFor } from '../../site/site-context.ts';
import { SourceDocument } from '../../site/source-document.ts';
import { asHash } from '../../site/yaml.ts';
import type { SiteLists } from '../engine/site-view.ts';
import type { Subject } from '../engine/subject.ts';
import { contentOf, extensionOf, valueOf } from '../engine/subject.ts';
import type { Plugin, PluginSite } from './plugin.ts';
import { mapSubjects, PRIORITY } from './plugin.ts';
import { plainText } from './plain-text.ts';

const HEADING = /^\s*(?:#{1,3}[^\S\n]+(.*)|([^\n]*)\r?\n[-=]+[^\S\n]*)$/m;

/** jekyll-titles-from-headings 0.5: the first heading is the title where the front matter has none. */
export const titlesFromHeadings: Plugin = {
  names: ['jekyll-titles-from-headings'],
  priority: PRIORITY.lowest,
  generate: setTitles,
};

function setTitles(lists: SiteLists, { site, revise, markdownify }: PluginSite): SiteLists {
  const options = asHash(site.config.get('titles_from_headings'));
  if (options.get('enabled') === false) return lists;
  const change = <S extends Subject>(subject: S): S => {
    const isDocument = subject instanceof SourceDocument;
    if (converterFor(extensionOf(subject), site.context) !== 'markdown') return subject;
    if (!isDocument && valueOf(subject, 'title') !== null) return subject;
    const content = contentOf(subject);
    const own = valueOf(subject, 'strip_title');
    const isStripped = own === null ? options.get('strip_title') === true : own === true;
    const match = HEADING.exec(content);
    if (!match || match.index !== 0) return subject;
    const heading = (match[1] ?? match[2] ?? '').replace(/\s+#{1,3}$/, '');
    const title = plainText(markdownify(heading)).replace(/\[\^[^\]]*\]/g, '');
    const data = new Map([['title', title]]);
    if (!isStripped) return revise(subject, { data });
    const stripped = strip(content.slice(match[0].length));
    const isPost = isDocument && subject.collection.label === 'posts';
    return revise(subject, {
      data,
      content: stripped,
      excerpt: isPost ? site.cutExcerpt(subject, stripped) : undefined,
    });
  };
  const documents = options.get('collections') === true;
  return mapSubjects(lists, document => (documents ? change(document) : document), change);
}
