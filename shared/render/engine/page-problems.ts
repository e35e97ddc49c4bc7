import type { Problem } from '../../kit/problem.ts';
import type { Layout } from '../../site/documents/layout.ts';
import type { Site } from '../../site/site.ts';
import { SourceDocument } from '../../site/documents/source-document.ts';
import { locateKeys } from '../../site/yaml.ts';
import { splitFrontMatter } from '../../text/split.ts';
import type { EnginePage } from './engine-page.ts';

/** A document asks for a layout that neither the site nor its theme has; Jekyll warns and shows the text alone. */
export function layoutMissing(subject: SourceDocument | EnginePage, name: string, site: Site): Problem {
  const path = subject instanceof SourceDocument ? subject.path : subject.page.path;
  const { themeName } = site.settings;
  const themed = themeName !== undefined && !site.themeInUse;
  return {
    severity: 'warning',
    code: 'layout-missing',
    place: { path, line: keyLine(site.file(path)?.text, 'layout'), column: 1 },
    cause: `The layout “${name}” does not exist, so the text is shown without one.`,
    remedy: themed
      ? `Install the theme “${themeName}”, or put the layout into the layouts folder.`
      : 'Correct the name or put the layout into the layouts folder.',
  };
}

/** A layout is, through others, its own layout; Jekyll stops where the circle closes. */
export function layoutCycle(layout: Layout): Problem {
  return {
    severity: 'warning',
    code: 'layout-cycle',
    place: { path: layout.path, line: 1, column: 1 },
    cause: `The layout “${layout.name}” stands, through others, inside itself.`,
    remedy: 'Take the “layout:” out of one of them.',
  };
}

/** A text goes beyond what is converted here; `line` is the 0-based line of the file. */
export function markdownLimit(path: string, line: number, message: string): Problem {
  return {
    severity: 'warning',
    code: 'markdown-limit',
    place: { path, line: line + 1, column: 1 },
    cause: `${message}.`,
    remedy: 'Take levels away, or close what is opened; Jekyll itself may need very long here, or stop.',
  };
}

/** The excerpt is cut in the middle of a tag, which Liquid refuses wherever a page shows the excerpt. */
export function excerptCut(document: SourceDocument): Problem {
  const text = document.excerpt ?? '';
  const above = text.slice(0, Math.max(text.lastIndexOf('{%'), text.lastIndexOf('{{'))).split('\n').length;
  return {
    severity: 'warning',
    code: 'excerpt-cut',
    place: { path: document.path, line: document.contentLine + above, column: 1 },
    cause: 'The excerpt ends inside a Liquid tag; Jekyll stops at a page that shows the excerpt.',
    remedy: 'Take the blank line out of the tag, or write “excerpt_separator:” in the front matter.',
  };
}

/** Whether a text may end inside a tag. */
export function endsInTag(text: string): boolean {
  return text.lastIndexOf('{%') > text.lastIndexOf('%}') || text.lastIndexOf('{{') > text.lastIndexOf('}}');
}

/** The 1-based line of a key in a text's front matter; 1 when it is not there. */
export function keyLine(text: string | undefined, key: string): number {
  const split = text === undefined ? undefined : splitFrontMatter(text);
  if (!split) return 1;
  const line = locateKeys(split.yaml).get(key);
  return line === undefined ? 1 : split.yamlLine + line + 1;
}

/** Each problem once. */
export function distinctProblems(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length < 2) return problems;
  const seen = new Set<string>();
  return problems.filter(({ code, place, cause }) => {
    const key = `${code} ${place.path} ${place.line} ${cause}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
