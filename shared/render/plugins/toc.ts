import { cgiEscape, escapeHtml } from '../../ruby/codes/cgi.ts';
import { downcase } from '../../ruby/string.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import { asList } from '../../site/merge.ts';
import { asHash } from '../../site/yaml.ts';
import type { Context } from '../liquid/context.ts';
import type { Filter } from '../liquid/filter.ts';
import { filter } from '../liquid/filter.ts';
import type { Tag } from '../liquid/tag.ts';
import { simpleTag } from '../liquid/tag.ts';
import { attributeOf, htmlTokens } from './html-tokens.ts';
import type { Plugin } from './plugin.ts';
import { decodeEntities } from './entities.ts';
import { escapeAddresses } from './escape-addresses.ts';
import { fetch, isPresent } from './values.ts';

const tocTag = simpleTag(({ line }) => ({
  line,
  blank: false,
  render(context, out) {
    if (!isPresent(fetch(context.page, 'toc'))) return;
    out.write(listOf(findHeadings(toText(fetch(context.page, 'content')), settingsOf(context)), settingsOf(context)));
  },
}));

/** jekyll-toc 0.18: `toc`, `toc_only` and `inject_anchors`, in force where the page says `toc: true`. */
export const toc: Plugin = {
  names: ['jekyll-toc'],
  tags: new Map<string, Tag>([['toc', tocTag]]),
  filters: new Map<string, Filter>([
    ['toc_only', filter(0, 0, (html, _, context) => (isOn(context) ? only(toText(html), context) : ''))],
    ['inject_anchors', filter(0, 0, (html, _, context) => (isOn(context) ? anchored(toText(html), context) : html))],
    [
      'toc',
      filter(0, 0, (html, _, context) =>
        isOn(context) ? only(toText(html), context) + anchored(toText(html), context) : html,
      ),
    ],
  ]),
};

interface Heading {
  readonly id: string;
  /** Escaped for HTML. */
  readonly text: string;
  readonly level: number;
  /** Offset in the HTML behind the opening tag. */
  readonly inner: number;
}

interface Settings {
  readonly least: number;
  readonly most: number;
  readonly ordered: boolean;
  readonly leftOutSections: readonly string[];
  readonly text: (key: string, otherwise: string) => string;
}

function isOn(context: Context): boolean {
  return fetch(context.page, 'toc') === true;
}

function settingsOf(context: Context): Settings {
  const config: RubyHash = asHash(context.host.config.get('toc'));
  const number = (key: string, otherwise: number): number => {
    const value = config.get(key);
    return typeof value === 'number' ? value : otherwise;
  };
  const sections: RubyValue = config.get('no_toc_section_class') ?? 'no_toc_section';
  return {
    least: number('min_level', 1),
    most: number('max_level', 6),
    ordered: config.get('ordered_list') === true,
    leftOutSections: asList(sections).map(toText),
    text: (key, otherwise) => (config.has(key) ? toText(config.get(key) ?? null) : otherwise),
  };
}

function only(html: string, context: Context): string {
  const settings = settingsOf(context);
  return listOf(findHeadings(html, settings), settings);
}

function anchored(html: string, context: Context): string {
  let out = '';
  let at = 0;
  for (const { id, inner } of findHeadings(html, settingsOf(context))) {
    out += html.slice(at, inner);
    out += `<a class="anchor" href="#${id}" aria-hidden="true"><span class="octicon octicon-link"></span></a>`;
    at = inner;
  }
  return escapeAddresses(out + html.slice(at));
}

/** Headings of the levels asked for, those of the class `no_toc` and those in left-out sections passed over. */
function findHeadings(html: string, settings: Settings): readonly Heading[] {
  const headings: Heading[] = [];
  const counts = new Map<string, number>();
  const leftOut: { readonly name: string; depth: number }[] = [];
  let open: { readonly tag: string; readonly level: number; readonly inner: number; text: string } | undefined;
  for (const { kind, name, start, end } of htmlTokens(html)) {
    const piece = html.slice(start, end);
    if (kind === 'text' && open) open.text += piece;
    trackSections(leftOut, kind, name, piece, settings);
    const level = /^h[1-6]$/.test(name) ? Number(name.slice(1)) : 0;
    if (level < settings.least || level > settings.most) continue;
    if (kind === 'open') open = { tag: piece, level, inner: end, text: '' };
    else if (kind === 'close' && open?.level === level) {
      const classes = (attributeOf(open.tag, 'class') ?? '').split(/\s+/);
      if (!classes.includes('no_toc') && leftOut.length === 0) headings.push(headingOf(open, counts));
      open = undefined;
    }
  }
  return headings;
}

function trackSections(
  leftOut: { readonly name: string; depth: number }[],
  kind: string,
  name: string,
  piece: string,
  settings: Settings,
): void {
  const top = leftOut[leftOut.length - 1];
  if (top && name === top.name) {
    if (kind === 'open') top.depth++;
    else if (kind === 'close' && --top.depth === 0) leftOut.pop();
  } else if (!top && kind === 'open') {
    const classes = (attributeOf(piece, 'class') ?? '').split(/\s+/);
    if (settings.leftOutSections.some(section => classes.includes(section))) leftOut.push({ name, depth: 1 });
  }
}

function headingOf(
  open: { readonly tag: string; readonly level: number; readonly inner: number; readonly text: string },
  counts: Map<string, number>,
): Heading {
  const text = decodeEntities(open.text);
  const own = attributeOf(open.tag, 'id');
  // The gem counts the ids that it makes; one that the heading has is never another's.
  if (own !== undefined) return { id: own, text: escapeHtml(text), level: open.level, inner: open.inner };
  const id = makeId(text);
  const count = counts.get(id) ?? 0;
  counts.set(id, count + 1);
  return { id: count === 0 ? id : `${id}-${count}`, text: escapeHtml(text), level: open.level, inner: open.inner };
}

function makeId(text: string): string {
  const plain = downcase(text).replace(/[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\- ]/gu, '');
  return cgiEscape(plain.replaceAll(' ', '-'));
}

function listOf(headings: readonly Heading[], settings: Settings): string {
  const tag = settings.ordered ? 'ol' : 'ul';
  const id = settings.text('list_id', 'toc');
  const name = settings.text('list_class', 'section-nav');
  return `<${tag} id="${id}" class="${name}">\n${itemsOf(headings, tag, settings)}</${tag}>`;
}

function itemsOf(headings: readonly Heading[], tag: string, settings: Settings): string {
  const least = headings.reduce((min, { level }) => Math.min(min, level), Infinity);
  const sublist = settings.text('sublist_class', '');
  let out = '';
  for (let i = 0; i < headings.length; i++) {
    const heading = headings[i];
    if (!heading) break;
    const deeper = countDeeper(headings, heading.level === least ? i + 1 : i, least);
    if (heading.level !== least) {
      out += itemsOf(headings.slice(i, i + deeper), tag, settings);
      i += deeper - 1;
      continue;
    }
    const item = `${settings.text('item_class', 'toc-entry')} ${settings.text('item_prefix', 'toc-')}h${heading.level}`;
    out += `<li class="${item}"><a href="#${heading.id}">${heading.text}</a>`;
    if (deeper > 0) {
      const inner = itemsOf(headings.slice(i + 1, i + 1 + deeper), tag, settings);
      out += `\n<${tag}${sublist === '' ? '' : ` class="${sublist}"`}>\n${inner}</${tag}>\n`;
      i += deeper;
    }
    out += '</li>\n';
  }
  return out;
}

function countDeeper(headings: readonly Heading[], from: number, least: number): number {
  let count = 0;
  while ((headings[from + count]?.level ?? 0) > least) count++;
  return count;
}
