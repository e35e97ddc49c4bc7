import type { Problem } from '../../kit/problem.ts';
import type { RubyValue } from '../../ruby/value.ts';
import { SourceDocument } from '../../site/documents/source-document.ts';
import type { EnginePage } from './engine-page.ts';

/** What is rendered: a document of a collection or a page. */
export type Subject = SourceDocument | EnginePage;

export function pathOf(subject: Subject): string {
  return subject instanceof SourceDocument ? subject.path : subject.page.path;
}

export function contentOf(subject: Subject): string {
  return subject instanceof SourceDocument ? subject.content : subject.page.content;
}

/** 0-based line of the file on which the content begins. */
export function contentLineOf(subject: Subject): number {
  return subject instanceof SourceDocument ? subject.contentLine : subject.page.contentLine;
}

export function extensionOf(subject: Subject): string {
  return subject instanceof SourceDocument ? subject.extension : subject.page.extension;
}

export function problemsOf(subject: Subject): readonly Problem[] {
  return subject instanceof SourceDocument ? subject.problems : subject.page.problems;
}

export function relativePathOf(subject: Subject): string {
  return subject instanceof SourceDocument ? subject.relativePath : subject.page.relativePath;
}

export function urlOfSubject(subject: Subject): string {
  return subject instanceof SourceDocument ? subject.url : subject.page.url;
}

export function outputExtensionOf(subject: Subject): string {
  return subject instanceof SourceDocument ? subject.outputExtension : subject.page.outputExtension;
}

/** A value of the front matter with defaults. */
export function valueOf(subject: Subject, key: string): RubyValue {
  return subject instanceof SourceDocument ? (subject.data.get(key) ?? null) : subject.page.value(key);
}

/** `render_with_liquid?`. */
export function rendersLiquid(subject: Subject, content: string): boolean {
  if (valueOf(subject, 'render_with_liquid') === false) return false;
  if (subject instanceof SourceDocument && /^\.(?:coffee|ya?ml)$/.test(subject.extension)) return false;
  return content.includes('{%') || content.includes('{{');
}

/** `place_in_layout?`. */
export function isPlaced(subject: Subject): boolean {
  const extension = extensionOf(subject);
  if (/^\.(?:scss|sass|coffee)$/.test(extension)) return false;
  if (subject instanceof SourceDocument && /^\.ya?ml$/.test(extension)) return false;
  return valueOf(subject, 'layout') !== 'none';
}
