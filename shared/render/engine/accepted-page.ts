import type { SitePath } from '../../site/site-file.ts';
import { pageText, type PageText } from '../../text/critic/critic-page.ts';
import type { Engine } from './engine.ts';
import type { Rendered } from './rendered.ts';

/** The page of a text whose review marks are all accepted, as it will be published, in lines of the text with its marks. */
export function renderAccepted(engine: Engine, path: SitePath, text: string): Rendered | undefined {
  const page = pageText(text, 'accepted');
  return inLinesOf(page, engine.render(path, { text: page.text }));
}

/** Blocks and problems in lines of the file. */
export function inLinesOf({ lineOf }: PageText, page: Rendered | undefined): Rendered | undefined {
  if (!page) return undefined;
  const blocks = page.blocks.map(block => {
    const line = lineOf(block.line);
    return { ...block, line, lines: Math.max(1, lineOf(block.line + block.lines) - line) };
  });
  const problems = page.problems.map(problem => {
    const { place } = problem;
    return place.path === page.path ? { ...problem, place: { ...place, line: lineOf(place.line - 1) + 1 } } : problem;
  });
  return { ...page, blocks, problems };
}
