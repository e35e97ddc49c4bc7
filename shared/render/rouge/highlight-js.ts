import hljs from 'highlight.js/lib/core';
import type { LanguageFn } from 'highlight.js';
import type { Lexer, LexerFactory, TokenClass } from './token.ts';

/** Longer code is not given to highlight.js, whose time is not bounded by the length. */
const MAX_LENGTH = 100_000;

/** highlight.js's scopes and the nearest class of Rouge's; the first part of a scope decides unless the whole is here. */
const CLASSES: Readonly<Record<string, TokenClass>> = {
  keyword: 'k',
  built_in: 'nb',
  type: 'kt',
  literal: 'kc',
  number: 'mi',
  operator: 'o',
  punctuation: 'p',
  property: 'py',
  regexp: 'sr',
  string: 's2',
  'char.escape_': 'se',
  subst: '',
  symbol: 'ss',
  class: 'nc',
  function: 'nf',
  variable: 'nv',
  'variable.language_': 'bp',
  'variable.constant_': 'no',
  title: 'nf',
  'title.class_': 'nc',
  'title.class.inherited_': 'nc',
  'title.function_': 'nf',
  'title.function.invoke_': 'nf',
  params: 'n',
  comment: 'c1',
  doctag: 'c1',
  meta: 'cp',
  'meta.prompt_': 'gp',
  'meta.keyword_': 'cp',
  'meta.string_': 'cpf',
  section: 'gh',
  tag: 'nt',
  name: 'nt',
  attr: 'na',
  attribute: 'na',
  bullet: 'p',
  code: 'sb',
  emphasis: 'ge',
  strong: 'gs',
  formula: 's',
  link: 'sx',
  quote: 'c',
  'selector-tag': 'nt',
  'selector-id': 'nn',
  'selector-class': 'nc',
  'selector-attr': 'na',
  'selector-pseudo': 'nd',
  'template-tag': 'cp',
  'template-variable': 'nv',
  addition: 'gi',
  deletion: 'gd',
};

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
};

function classOf(classes: string): TokenClass {
  const scope = classes
    .replace(/^hljs-/u, '')
    .split(' ')
    .join('.');
  const first = scope.split('.')[0] ?? scope;
  return (Object.hasOwn(CLASSES, scope) ? CLASSES[scope] : Object.hasOwn(CLASSES, first) ? CLASSES[first] : '') ?? '';
}

/** A lexer that takes its tokens from highlight.js: for languages without a lexer of Rouge's manner. */
export function fromHighlightJs(tag: string, language: LanguageFn): LexerFactory {
  const lexer: Lexer = {
    reset: () => {},
    lex: (text, emit) => {
      if (text.length > MAX_LENGTH) {
        emit('', text);
        return;
      }
      if (!hljs.getLanguage(tag)) hljs.registerLanguage(tag, language);
      const html = hljs.highlight(text, { language: tag, ignoreIllegals: true }).value;
      const open: TokenClass[] = [];
      for (const [piece, classes] of html.matchAll(/<span class="(?<classes>[^"]*)">|<\/span>|[^<]+/gu)) {
        if (classes !== undefined) open.push(classOf(classes));
        else if (piece === '</span>') open.pop();
        else
          emit(
            open.at(-1) ?? '',
            piece.replace(/&[^;]+;/gu, entity => ENTITIES[entity] ?? entity),
          );
      }
    },
  };
  return () => lexer;
}
