import { toJson } from '../../ruby/json.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import { asList, isTruthy } from '../../site/merge.ts';
import { asHash } from '../../site/yaml.ts';
import type { EnginePage } from '../engine/engine-page.ts';
import type { SiteLists } from '../engine/site-view.ts';
import type { Subject } from '../engine/subject.ts';
import { urlOfSubject, valueOf } from '../engine/subject.ts';
import { absoluteUrl } from '../filters/url.ts';
import type { Plugin, PluginSite } from './plugin.ts';
import { documentsToWrite, mapSubjects, PRIORITY } from './plugin.ts';

/** The layout `redirect` where the site has none. */
const LAYOUT = [
  '<!DOCTYPE html>',
  '<html lang="en-US">',
  '  <meta charset="utf-8">',
  '  <title>Redirecting&hellip;</title>',
  '  <link rel="canonical" href="{{ page.redirect.to }}">',
  '  <script>location="{{ page.redirect.to }}"</script>',
  '  <meta http-equiv="refresh" content="0; url={{ page.redirect.to }}">',
  '  <meta name="robots" content="noindex">',
  '  <h1>Redirecting&hellip;</h1>',
  '  <a href="{{ page.redirect.to }}">Click here if you are not redirected.</a>',
  '</html>',
  '',
].join('\n');

/** jekyll-redirect-from 0.16: pages at the old addresses that lead to the new one, and `redirect_to`. */
export const redirectFrom: Plugin = {
  names: ['jekyll-redirect-from'],
  priority: PRIORITY.normal,
  layouts: new Map([['redirect', LAYOUT]]),
  generate: addRedirects,
};

function addRedirects(lists: SiteLists, plugin: PluginSite): SiteLists {
  const { site, makePage, revise } = plugin;
  const made: EnginePage[] = [];
  const redirects = new Map<RubyValue, RubyValue>();
  const moved = new Set<Subject>();
  for (const subject of [...documentsToWrite(lists), ...lists.pages]) {
    for (const path of asList(valueOf(subject, 'redirect_from'))) {
      if (path === null) continue;
      const from = withSlash(toText(path));
      const to = target(urlOfSubject(subject), site.config);
      made.push(makePage('redirect.html', '', redirectData(from, to)));
      redirects.set(from, to);
    }
    const to = firstTarget(subject);
    if (to === undefined) continue;
    redirects.set(withSlash(urlOfSubject(subject)), target(to, site.config));
    moved.add(subject);
  }
  const change = <S extends Subject>(subject: S): S => {
    const to = moved.has(subject) ? firstTarget(subject) : undefined;
    if (to === undefined) return subject;
    const data = redirectData(withSlash(urlOfSubject(subject)), target(to, site.config));
    return revise(subject, { content: '', data });
  };
  const changed = moved.size > 0 ? mapSubjects(lists, change, change) : lists;
  if (asHash(site.config.get('redirect_from')).get('json') !== false && !site.sourceFile('redirects.json')) {
    made.push(makePage('redirects.json', toJson(redirects), new Map<RubyValue, RubyValue>([['layout', null]])));
  }
  return { ...changed, pages: [...changed.pages, ...made] };
}

function redirectData(from: string, to: string): RubyHash {
  return new Map<RubyValue, RubyValue>([
    ['sitemap', false],
    ['layout', 'redirect'],
    ['permalink', from],
    [
      'redirect',
      new Map<RubyValue, RubyValue>([
        ['from', from],
        ['to', to],
      ]),
    ],
  ]);
}

function firstTarget(subject: Subject): string | undefined {
  const value = valueOf(subject, 'redirect_to');
  const first = Array.isArray(value) ? (value as readonly RubyValue[]).find(one => one !== null) : value;
  return isTruthy(first) ? toText(first ?? null) : undefined;
}

function target(to: string, config: RubyHash): string {
  return /^https?:\/\//m.test(to) ? to : absoluteUrl(to, config);
}

function withSlash(path: string): string {
  return path === '' || path.startsWith('/') ? path : `/${path}`;
}
