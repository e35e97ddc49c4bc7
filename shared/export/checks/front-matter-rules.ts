import { findSimilarNames } from '../../library/similar-tags.ts';
import { strftime } from '../../ruby/time/strftime.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyValue } from '../../ruby/value.ts';
import { removeListItem } from '../../text/front-matter.ts';
import type { Report } from '../finding.ts';
import type { RuleId } from '../rules.ts';
import { closingFix, dateFix, excerptFix, tagFix, titleFix } from './fixes.ts';
import { lineOfKey, type CheckContext } from './check-context.ts';

type Rule = (context: CheckContext) => readonly Report[];

const NAMED_DAY = /^(\d{2,4})-(\d{1,2})-(\d{1,2})-/;

/** The rules that look at a post's front matter alone, and at its place among the other posts. */
export const frontMatterRules: Readonly<Partial<Record<RuleId, Rule>>> = {
  'front-matter-closed': context =>
    context.frontMatter.kind === 'unclosed'
      ? [
          {
            ...closingFix(context),
            line: 1,
            cause: 'The front matter that begins with --- is not closed, so all of it would be published as text.',
            remedy: 'Add a line of --- after the last key.',
          },
        ]
      : [],

  'title-missing': context =>
    titleOf(context) === ''
      ? [
          {
            ...titleFix(context),
            line: 1,
            cause: 'The post has no title of its own.',
            remedy: 'Add a title to the front matter.',
          },
        ]
      : [],

  'field-missing': ({ info: { data, kind }, settings: { required = [] } }) => {
    if (kind !== 'post' && kind !== 'draft') return [];
    const has = (key: string, value: string): boolean => {
      const given = data.get(key);
      return (Array.isArray(given) ? given : [given]).some(one => one !== undefined && toText(one) === value);
    };
    return required
      .filter(({ key, when }) => key !== 'title' && isEmpty(data.get(key)) && (!when || has(when.key, when.value)))
      .map(({ key }) => ({
        line: 1,
        cause: `The post has no ${key}, which this site’s settings require.`,
        remedy: `Add ${key} to the front matter, or change its field in Site → Fields of This Site.`,
      }));
  },

  'title-duplicate': context => {
    const title = titleOf(context);
    const others = (context.site.byTitle.get(title.toLowerCase()) ?? []).filter(path => path !== context.path);
    return title === '' || others.length === 0
      ? []
      : [
          {
            line: lineOfKey(context, 'title'),
            cause: `${others[0]} has the same title.`,
            remedy: 'Give one of them another title.',
          },
        ];
  },

  'title-length': context => {
    const length = [...titleOf(context)].length;
    return length <= context.settings.titleLength
      ? []
      : [
          {
            line: lineOfKey(context, 'title'),
            cause: `The title has ${length} characters; search results show about ${context.settings.titleLength}.`,
            remedy: 'Shorten it, or keep what matters in front.',
          },
        ];
  },

  'date-file-name': context => {
    const { date } = context.info;
    const named = NAMED_DAY.exec(context.path.slice(context.path.lastIndexOf('/') + 1));
    if (context.info.kind !== 'post' || date === undefined || !named) return [];
    const year = named[1]!.length === 2 ? `20${named[1]}` : named[1]!;
    const day = `${year}-${named[2]!.padStart(2, '0')}-${named[3]!.padStart(2, '0')}`;
    const published = strftime(date, '%Y-%m-%d');
    return published === day
      ? []
      : [
          {
            ...dateFix(context, day),
            line: lineOfKey(context, 'date'),
            cause: `The post is dated ${strftime(date, '%Y-%m-%d %H:%M %z')}, its file name says ${day}.`,
            remedy: 'Rename the file, or write the date with the offset that was meant.',
          },
        ];
  },

  'date-future': context => {
    const { date } = context.info;
    return date === undefined || date.epoch <= context.now || context.info.status === 'draft'
      ? []
      : [
          {
            line: lineOfKey(context, 'date'),
            cause: `The post is not built before ${strftime(date, '%Y-%m-%d %H:%M %z')}.`,
            remedy: 'Build the site again then, or set an earlier date.',
          },
        ];
  },

  'excerpt-missing': context =>
    textOf(context, 'excerpt') === '' && textOf(context, 'description') === ''
      ? [
          {
            ...excerptFix(context),
            line: 1,
            cause: 'The post has no excerpt; its first paragraph stands in lists and search results.',
            remedy: 'Add an excerpt of one or two sentences.',
          },
        ]
      : [],

  'excerpt-length': context => {
    const key = textOf(context, 'excerpt') === '' ? 'description' : 'excerpt';
    const length = [...textOf(context, key)].length;
    return length <= context.settings.excerptLength
      ? []
      : [
          {
            line: lineOfKey(context, key),
            cause: `The ${key} has ${length} characters; search results show about ${context.settings.excerptLength}.`,
            remedy: 'Shorten it.',
          },
        ];
  },

  'tag-vocabulary': context => {
    const { tags } = context.settings;
    const known = (tag: string): boolean => (tags ? tags.includes(tag) : (context.site.tagCounts.get(tag) ?? 0) > 1);
    if (!tags && context.site.tagCounts.size < 10) return [];
    return context.info.tags
      .filter(tag => !known(tag))
      .map(tag => {
        const alike = likeTag(context, tag, known);
        const fix = alike === undefined ? {} : tagFix(context, tag, alike);
        const removal = removeListItem(context.text, 'tags', tag);
        const report: Report = {
          line: lineOfKey(context, 'tags'),
          severity: tags ? 'warning' : 'info',
          cause: tags ? `The tag “${tag}” is not in the site’s vocabulary.` : `No other post has the tag “${tag}”.`,
          remedy:
            alike === undefined
              ? 'Use a known tag, or keep it if it is meant to be new.'
              : `The site’s posts write “${alike}”.`,
        };
        if (fix.fix) return { ...report, ...fix };
        return removal.ok && removal.value.length > 0
          ? { ...report, fix: { label: `Remove “${tag}”`, changes: removal.value } }
          : report;
      });
  },

  'permalink-duplicate': context =>
    context.site.addresses.othersAt(context.info).map(other => ({
      line: lineOfKey(context, 'permalink'),
      cause: `${other.path} is published at the same address, ${other.url}.`,
      remedy: 'Change the slug, the date or the permalink of one of them.',
    })),
};

function isEmpty(value: RubyValue | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** A tag of the site that is written almost alike: other case, hyphen or number, one letter wrong. */
function likeTag({ site, settings }: CheckContext, tag: string, known: (tag: string) => boolean): string | undefined {
  const names = settings.tags ?? [...site.tagCounts.keys()].filter(known);
  const counted = names.map(value => ({ value, count: (site.tagCounts.get(value) ?? 0) + 2 }));
  const groups = findSimilarNames([...counted, { value: tag, count: 0 }]);
  return groups.find(({ others }) => others.some(({ value }) => value === tag))?.keep.value;
}

function titleOf(context: CheckContext): string {
  return textOf(context, 'title');
}

function textOf(context: CheckContext, key: string): string {
  const value = context.frontMatter.values.get(key);
  return value === null || value === undefined || typeof value === 'object' ? '' : String(value).trim();
}
