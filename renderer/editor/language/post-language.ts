import { html } from '@codemirror/lang-html';
import { commonmarkLanguage, markdown } from '@codemirror/lang-markdown';
import { languages } from '@codemirror/language-data';
import { Language, LanguageDescription, LanguageSupport } from '@codemirror/language';
import { Autolink, Strikethrough, Table, TaskList, type MarkdownConfig } from '@lezer/markdown';
import { bounded, boundedLanguage } from './bounded-parser.ts';
import { criticMarkup } from './critic-markup.ts';
import { footnote } from './footnote.ts';
import { frontMatter } from './front-matter.ts';
import { limits } from './limits.ts';
import { attributeList, liquid } from './liquid.ts';
import { postTags } from './tags.ts';
import { WholeLines } from './whole-lines.ts';

const tableMarks: MarkdownConfig = { defineNodes: [{ name: 'TableDelimiter', style: postTags.tableMark }] };

const fenced = languages.map(boundedLanguage);

/** Markdown as posts have it. Grammars of fenced code are chunks of the application, loaded when a fence first names one. */
export function postLanguage(): LanguageSupport {
  const { language, support } = markdown({
    base: commonmarkLanguage,
    codeLanguages: info => LanguageDescription.matchLanguageName(fenced, info.trim().replace(/[\s{].*$/, ''), true),
    extensions: [
      Table,
      tableMarks,
      TaskList,
      Strikethrough,
      Autolink,
      liquid,
      attributeList,
      criticMarkup,
      footnote,
      frontMatter,
      limits,
    ],
    htmlTagLanguage: bounded(html({ matchClosingTags: false })),
    addKeymap: false,
    completeHTMLTags: false,
    pasteURLAsLink: false,
  });
  return new LanguageSupport(new Language(language.data, new WholeLines(language.parser), [], language.name), support);
}
