import { strip } from '../../ruby/string.ts';
import { converterFor } from '../../site/site-context.ts';
import { SourceDocument } from '../../site/documents/source-document.ts';
import { asHash } from '../../site/yaml.ts';
import type { SiteLists } from '../engine/site-view.ts';
import type { Subject } from '../engine/subject.ts';
import { contentOf, extensionOf, valueOf } from '../engine/subject.ts';
import type { Plugin, PluginSite } from './plugin.ts';
import { mapSubjects, PRIORITY } from './plugin.ts';
import { plainText } from './plain-text.ts';

const ATX = /#{1,3}[ \t\r\n\f\v]+([^\n]*)/y;
const SETEXT = /([^\n]*)\n[-=]+[ \t\r\n\f\v]*(?![^\n])/y;
const UNDERLINE = /[-=]+[ \t\r\n\f\v]*(?![^\n])/y;

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
    const heading = readHeading(content);
    if (!heading && !isStripped) return subject;
    const title = heading && plainText(markdownify(heading.text)).replace(/\[\^[^\]]*\]/g, '');
    const data = new Map(title === undefined ? [] : [['title', title]]);
    if (!isStripped) return revise(subject, { data });
    const stripped = strip(content.slice(heading?.end ?? 0));
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

/**
 * The heading that a text begins with and where it ends: the rest of its line, closing `#` too, or of the next line that is not empty
 * where nothing but white space stands behind `#`. An underline below an empty line is a heading without text.
 */
function readHeading(content: string): { readonly text: string; readonly end: number } | undefined {
  const start = /^[ \t\r\n\f\v]*/.exec(content)?.[0].length ?? 0;
  const patterns = content.slice(0, start).includes('\n') ? [ATX, SETEXT, UNDERLINE] : [ATX, SETEXT];
  for (const pattern of patterns) {
    pattern.lastIndex = start;
    const match = pattern.exec(content);
    if (match) return { text: match[1] ?? '', end: pattern.lastIndex };
  }
  return undefined;
}
