import { defineLexer } from '../regex-lexer.ts';
import { groups, onMemory, rule } from '../rules.ts';
import type { FindLexer, LexerOptions } from '../token.ts';

/** Languages by the media types of their lexers in Rouge. */
const LANGUAGES: readonly (readonly [RegExp, string])[] = [
  [/^application\/(?:vnd\.api\+|hal\+|problem\+)?json$/u, 'json'],
  [/^(?:text|application)\/(?:x-)?javascript$/u, 'javascript'],
  [/^(?:text\/html|application\/xhtml\+xml)$/u, 'html'],
  [/^(?:(?:text|application)\/xml|application\/(?:rss|atom)\+xml|image\/svg\+xml)$/u, 'xml'],
  [/^text\/css$/u, 'css'],
  [/^application\/graphql$/u, 'graphql'],
];

/** What the message's body is, once a header says so, and what it was asked to be. */
interface Memory {
  type: string;
  readonly asked: string | undefined;
  readonly find: FindLexer;
}

const make = defineLexer<Memory, [asked: string | undefined, find: FindLexer]>({
  memory: (asked, find) => ({ type: '', asked, find }),
  start: scan => {
    scan.memory.type = '';
  },
  states: () => ({
    root: [
      groups(
        /(GET|POST|PUT|DELETE|HEAD|OPTIONS|TRACE|PATCH)( +)([^ ]+)( +)(HTTPS?)(\/)(\d(?:\.\d)?)(\r?\n|$)/u,
        ['nf', '', 'nn', '', 'k', 'o', 'm', ''],
        'headers',
      ),
      groups(
        /(HTTPS?)(\/)(\d\.\d)( +)(\d{3})( +)?([^\r\n]*)?(\r?\n|$)/u,
        ['k', 'o', 'm', '', 'm', '', 'ne', ''],
        'headers',
      ),
    ],
    headers: [
      onMemory(/([^\s:]+)( *)(:)( *)([^\r\n]+)(\r?\n|$)/u, (scan, match) => {
        if (match[1]?.toLowerCase() === 'content-type')
          scan.memory.type = (match[5] ?? '').replace(/;.*/u, '').toLowerCase();
        scan.groups(match, ['na', '', 'p', '', 's', '']);
      }),
      groups(/([^\r\n]+)(\r?\n|$)/u, ['s', '']),
      rule(/\r?\n/u, '', 'content'),
    ],
    content: [
      onMemory(/.+/su, (scan, [text]) => {
        const { asked, type, find } = scan.memory;
        const language = asked ?? LANGUAGES.find(([types]) => types.test(type))?.[1];
        const lexer = language === undefined ? undefined : find(language);
        if (!lexer) {
          scan.token('', text);
          return;
        }
        lexer.reset();
        scan.delegate(lexer, text);
      }),
    ],
  }),
});

/** HTTP's requests and responses as Rouge's `http` takes them apart, bodies by their type. */
export const http = (options: LexerOptions, find: FindLexer) => make(options.get('content'), find);
