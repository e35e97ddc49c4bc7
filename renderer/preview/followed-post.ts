import type { Engine } from '../../shared/render/engine/engine.ts';
import type { Rendered } from '../../shared/render/engine/rendered.ts';
import type { SiteDelta, SiteFile, SitePath } from '../../shared/site/site-file.ts';
import { pageText } from '../../shared/text/critic/critic-page.ts';
import { countBreaks, joinLines, mapLineEndings, type LineEndings } from '../../shared/text/line-endings.ts';
import { hasFrontMatterHeader } from '../../shared/text/split.ts';
import { applyChanges, type TextChange } from '../../shared/text/text-change.ts';

/** The open post as the render worker follows it, change by change. */
export interface FollowedPost {
  readonly path: SitePath;
  readonly mark: string;
  revision: number;
  text: string;
  endings: LineEndings;
}

export function follow(followed: FollowedPost, changes: readonly TextChange[]): void {
  const { text, endings } = followed;
  followed.endings = mapLineEndings(endings, changes, offset => countBreaks(text, offset));
  followed.text = applyChanges(text, changes);
}

/** The post as its file says it: with its mark and its line breaks. */
export function fileText({ mark, text, endings }: FollowedPost): string {
  return mark + joinLines(text, endings);
}

/** Other posts' marks are not published either: lists, feeds and excerpts are made of what all of them accepted give. */
export function withoutMarks(delta: SiteDelta): SiteDelta {
  const strip = (file: SiteFile): SiteFile =>
    file.head === undefined && file.text !== undefined && MARKDOWN.test(file.path) && file.text.includes('{')
      ? { ...file, text: pageText(file.text, 'accepted').text }
      : file;
  return { ...delta, changed: delta.changed.map(strip) };
}

const MARKDOWN = /\.(?:md|markdown|mkdown|mkdn|mkd)$/i;

/** `plain`: in a folder of Markdown, which shows files without front matter too. */
export function renderText(
  site: Engine,
  { path, mark }: FollowedPost,
  text: string,
  plain: boolean,
): Rendered | undefined {
  if (!plain || hasFrontMatterHeader(text)) return site.render(path, { text });
  const page = site.render(path, { text: EMPTY_FRONT_MATTER + text.slice(mark.length) });
  return page && { ...page, blocks: page.blocks.map(block => ({ ...block, line: Math.max(0, block.line - 2) })) };
}

/** Makes a page of a file that Jekyll would copy as it is; two lines. */
const EMPTY_FRONT_MATTER = '---\n---\n';
