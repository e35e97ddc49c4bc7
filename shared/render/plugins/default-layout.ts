import { converterFor } from '../../site/site-context.ts';
import { SourceDocument } from '../../site/documents/source-document.ts';
import type { SiteLists } from '../engine/site-view.ts';
import type { Subject } from '../engine/subject.ts';
import { extensionOf, urlOfSubject } from '../engine/subject.ts';
import type { Plugin, PluginSite } from './plugin.ts';
import { mapSubjects, PRIORITY } from './plugin.ts';

/** jekyll-default-layout 0.1: `home`, `page`, `post` or `default` for Markdown that names no layout. */
export const defaultLayout: Plugin = {
  names: ['jekyll-default-layout'],
  priority: PRIORITY.lowest,
  generate: setLayouts,
};

function setLayouts(lists: SiteLists, { site, revise }: PluginSite): SiteLists {
  const exists = (name: string): boolean => site.lists.layouts().has(name);
  const layoutFor = (subject: Subject): string | null => {
    const document = subject instanceof SourceDocument;
    if (urlOfSubject(subject) === '/' && exists('home')) return 'home';
    if (!document && exists('page')) return 'page';
    if (document && exists('post')) return 'post';
    return exists('default') ? 'default' : null;
  };
  const change = <S extends Subject>(subject: S): S => {
    if (converterFor(extensionOf(subject), site.context) !== 'markdown' || namesLayout(subject)) return subject;
    return revise(subject, { data: new Map([['layout', layoutFor(subject)]]) });
  };
  return mapSubjects(lists, document => (document.collection.label === 'posts' ? change(document) : document), change);
}

function namesLayout(subject: Subject): boolean {
  if (subject instanceof SourceDocument) return subject.data.has('layout');
  return subject.page.data.has('layout') || subject.page.defaults.has('layout');
}
