import type { Subject } from '../engine/subject.ts';
import { outputExtensionOf, urlOfSubject, valueOf } from '../engine/subject.ts';
import { escapeAddresses } from './escape-addresses.ts';
import type { Plugin } from './plugin.ts';
import { changeBody, changeTexts, textSetting } from './text-nodes.ts';

const MENTION = /(^|[^\w])@(\w[\w-]*)(?!\/)(?=\.+[ \t\W]|\.+$|[^0-9a-zA-Z_.]|$)/gim;
const LEFT = new Set(['pre', 'code', 'a', 'style', 'script']);
const WORDS = new Set(['mention', 'mentions', 'mentioned', 'mentioning']);

/** jekyll-mentions 1.6: `@name` is a link to the person's page. */
export const mentions: Plugin = {
  names: ['jekyll-mentions'],
  finish: (html, subject, site) => {
    if (!html.includes('@') || !isPage(subject) || valueOf(subject, 'jekyll-mentions') === false) return html;
    const own = valueOf(subject, 'jekyll-mentions');
    const base =
      textSetting(own === null ? site.config.get('jekyll-mentions') : own, 'base_url') ?? 'https://github.com';
    return changeBody(html, body => {
      if (body.search(MENTION) < 0) return body;
      return escapeAddresses(changeTexts(body, LEFT, text => linkMentions(text, base)));
    });
  },
};

/** Whether the output is a page that people read. */
export function isPage(subject: Subject): boolean {
  return outputExtensionOf(subject) === '.html' || urlOfSubject(subject).endsWith('/');
}

function linkMentions(text: string, base: string): string {
  if (!text.includes('@')) return text;
  const folder = /[/~]$/.test(base) ? base : `${base}/`;
  return text.replace(MENTION, (whole, before: string, name: string) =>
    WORDS.has(name.toLowerCase()) ? whole : `${before}<a href='${folder}${name}' class='user-mention'>@${name}</a>`,
  );
}
