import { cgiUnescape } from '../../ruby/codes/cgi.ts';
import { toText } from '../../ruby/text.ts';
import { isNamedBy } from '../../site/entries/entry-filter.ts';
import { folderOf } from '../../site/documents/file-names.ts';
import { asList, isTruthy } from '../../site/merge.ts';
import { converterFor } from '../../site/site-context.ts';
import { SourceDocument } from '../../site/documents/source-document.ts';
import { asHash } from '../../site/yaml.ts';
import type { SiteLists } from '../engine/site-view.ts';
import type { Subject } from '../engine/subject.ts';
import { contentOf, extensionOf, relativePathOf } from '../engine/subject.ts';
import { relativeUrl } from '../filters/url.ts';
import type { Plugin, PluginSite } from './plugin.ts';
import { documentsToWrite, mapSubjects, PRIORITY } from './plugin.ts';
import { isAbsolute } from './seo-page.ts';

/** Ruby's `\s`, and the gem's own expressions with it; no text, address or gap longer than a person writes. */
const SPACE = String.raw`[ \t\r\n\f\v]`;
const TITLE = String.raw`(${SPACE}+"(?:\\"|[^"])*(?<!\\)"|${SPACE}+"(?:\\'|[^'])*(?<!\\)')?`;
const INLINE = String.raw`\[([^\n]{0,2000}?)\]\(([^)]{1,2000}?)(#[^\n]+?|)${TITLE}\)`;
const REFERENCE = String.raw`(?<![^\n])${SPACE}{0,200}?\[([^\n]{0,2000}?)\]: ([^\n]+?)(#[^\n]+?|)${TITLE}${SPACE}*?(?![^\n])`;
const LINK = new RegExp(`${INLINE}|${REFERENCE}`, 'g');

/** jekyll-relative-links 0.7: links to Markdown files become links to the pages made of them. */
export const relativeLinks: Plugin = {
  names: ['jekyll-relative-links'],
  priority: PRIORITY.lowest,
  generate: replaceLinks,
};

function replaceLinks(lists: SiteLists, { site, revise }: PluginSite): SiteLists {
  const options = asHash(site.config.get('relative_links'));
  if (options.get('enabled') === false) return lists;
  const excluded = asList(options.get('exclude'));
  const addresses = new Map<string, string>();
  const add = (path: string, url: string): void => {
    const plain = path.replace(/^\//, '');
    if (!addresses.has(plain)) addresses.set(plain, url);
  };
  for (const { page } of lists.pages) add(page.relativePath, page.url);
  for (const file of lists.statics) add(file.relativePath, file.url);
  for (const document of documentsToWrite(lists)) add(document.relativePath, document.url);
  const change = <S extends Subject>(subject: S): S => {
    if (converterFor(extensionOf(subject), site.context) !== 'markdown') return subject;
    const path = relativePathOf(subject);
    if (isNamedBy(excluded, path)) return subject;
    const content = contentOf(subject);
    const mayLink = content.includes('](') || content.includes(']: ');
    const find = (link: string): string | undefined => {
      const url = addresses.get(cgiUnescape(link) ?? link);
      return url === undefined ? undefined : toText(relativeUrl(url, site.config));
    };
    const replaced = mayLink ? replaceIn(content, folderOf(path), find) : content;
    // The gem cuts every excerpt anew, also one that the front matter gave.
    const excerpt =
      subject instanceof SourceDocument && hasExcerpt(subject) ? site.cutExcerpt(subject, replaced) : undefined;
    const isSame = replaced === content && (excerpt === undefined || excerpt === (subject as SourceDocument).excerpt);
    return isSame ? subject : revise(subject, { content: replaced, excerpt });
  };
  const documents = options.get('collections') === true;
  return mapSubjects(lists, document => (documents ? change(document) : document), change);
}

function hasExcerpt(document: SourceDocument): boolean {
  return document.excerpt !== undefined || isTruthy(document.data.get('excerpt'));
}

function replaceIn(content: string, folder: string, find: (path: string) => string | undefined): string {
  return content.replace(LINK, (whole: string, ...groups: (string | undefined)[]) => {
    const isInline = groups[0] !== undefined;
    const [text = '', path = '', fragment = '', title = ''] = isInline ? groups : groups.slice(4);
    if (path.startsWith('#') || isAbsolute(path) === true) return whole;
    const target = fromRoot(path, folder);
    const url = target === undefined ? undefined : find(target);
    if (url === undefined) return whole;
    // The gem puts a line break before a definition, whatever stood there.
    return isInline ? `[${text}](${url}${fragment}${title})` : `\n[${text}]: ${url}${fragment}${title}`;
  });
}

/** `File.expand_path` below the site; `undefined` for what leads out of it. */
function fromRoot(path: string, folder: string): string | undefined {
  if (path.startsWith('//')) return undefined;
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${folder}/${path}`).split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
