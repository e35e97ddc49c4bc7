import { gemoji } from 'gemoji';
import { escapeAddresses } from './escape-addresses.ts';
import type { Plugin } from './plugin.ts';
import { isPage } from './mentions.ts';
import { changeBody, changeTexts, textSetting } from './text-nodes.ts';

const ASSETS = 'https://github.githubassets.com/images/icons/';
const LEFT = new Set(['pre', 'code', 'tt']);
const NAME = /:([\w+-]{1,60}):/g;

/** GitHub's own pictures, which no character stands for. */
const OWN = (
  'accessibility atom basecamp basecampy bowtie dependabot electron feelsgood finnadie fishsticks goberserk godmode ' +
  'hurtrealbad neckbeard octocat rage1 rage2 rage3 rage4 shipit suspect trollface'
).split(' ');

let files: ReadonlyMap<string, string> | undefined;

/** jemoji: `:name:` is GitHub's picture of the emoji. */
export const jemoji: Plugin = {
  names: ['jemoji'],
  finish: (html, subject, site) => {
    if (!html.includes(':') || !isPage(subject) || !hasEmoji(html)) return html;
    const folder = textSetting(site.config.get('emoji'), 'src') ?? ASSETS;
    const show = (text: string): string => showEmoji(text, folder.replace(/\/*$/, '/'));
    return changeBody(html, body => escapeAddresses(changeTexts(body, LEFT, show)));
  },
};

function hasEmoji(html: string): boolean {
  NAME.lastIndex = 0;
  for (let match = NAME.exec(html); match; match = NAME.exec(html)) {
    if (fileNames().has(match[1] ?? '')) return true;
    NAME.lastIndex = match.index + 1;
  }
  return false;
}

function showEmoji(text: string, folder: string): string {
  let out = '';
  let at = 0;
  NAME.lastIndex = 0;
  for (let match = NAME.exec(text); match; match = NAME.exec(text)) {
    const [whole, name = ''] = match;
    const file = fileNames().get(name);
    if (file === undefined) {
      NAME.lastIndex = match.index + 1;
      continue;
    }
    const image = `<img class="emoji" title="${whole}" alt="${whole}" src="${folder}emoji/${file}" height="20" width="20">`;
    out += text.slice(at, match.index) + image;
    at = match.index + whole.length;
  }
  return out + text.slice(at);
}

/** The picture's file for each name: the code points without variation selectors and joiners. */
function fileNames(): ReadonlyMap<string, string> {
  files ??= new Map([
    ...gemoji.flatMap(({ emoji, names }) => names.map(name => [name, `unicode/${hexName(emoji)}.png`] as const)),
    ...OWN.map(name => [name, `${name}.png`] as const),
  ]);
  return files;
}

function hexName(emoji: string): string {
  return [...emoji]
    .map(letter => (letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0'))
    .filter((hex, index) => index === 0 || (hex !== 'fe0f' && hex !== '200d'))
    .join('-');
}
