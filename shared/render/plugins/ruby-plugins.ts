import type { Problem } from '../../kit/problem.ts';
import { toText } from '../../ruby/text.ts';
import { insideRoot } from '../../site/documents/file-names.ts';
import { asList } from '../../site/merge.ts';
import type { Site } from '../../site/site.ts';

const TAG = /register_tag\s*\(?\s*["':]([\w-]+)/g;
const FILTER_MODULE = /register_filter\s*\(?\s*([\w:]+)/g;
const CLASS = /class\s+([\w:]+)\s*<\s*(?:Jekyll::)?(Generator|Converter|Command)\b/g;
const HOOK = /Hooks\.register\s*\(?\s*\[?\s*:(\w+)/g;
const METHOD = /^\s*def\s+(\w+[?!]?)/gm;
const MOST_TEXT = 200_000;

/** What the site's own Ruby plugins would add: they cannot run here, so each is a problem that says what is missing. */
export function rubyPluginProblems(site: Site): readonly Problem[] {
  const folders = asList(site.config.get('plugins_dir')).map(folder => insideRoot(toText(folder)));
  const problems: Problem[] = [];
  for (const folder of folders) {
    for (const path of site.tree.below(folder, false)) {
      const text = path.endsWith('.rb') ? site.sourceFile(path)?.text : undefined;
      if (text === undefined) continue;
      problems.push({
        severity: 'warning',
        code: 'plugin-ruby',
        place: { path: site.sourceFile(path)?.path ?? path, line: 1, column: 1 },
        cause: `This Ruby plugin cannot run here; missing is ${describePlugin(text)}.`,
        remedy: 'Pages that use it will look different once Jekyll has built the site.',
      });
    }
  }
  return problems;
}

/** What a Ruby file registers, in words: `the tag {% x %}, the filter y, a generator`. */
export function describePlugin(source: string): string {
  const text = source.slice(0, MOST_TEXT);
  const parts: string[] = [];
  const tags = names(text, TAG);
  if (tags.length > 0)
    parts.push(`the ${tags.length > 1 ? 'tags' : 'tag'} ${tags.map(name => `{% ${name} %}`).join(', ')}`);
  if (names(text, FILTER_MODULE).length > 0) {
    const methods = names(text, METHOD).filter(name => name !== 'initialize' && name !== 'render');
    parts.push(methods.length > 0 ? `the filters ${methods.join(', ')}` : 'filters');
  }
  const kinds = [...text.matchAll(CLASS)].map(match => (match[2] ?? '').toLowerCase());
  for (const kind of new Set(kinds)) parts.push(`a ${kind}`);
  const hooks = names(text, HOOK);
  if (hooks.length > 0) parts.push(`what it does to ${hooks.join(', ')}`);
  return parts.length > 0 ? parts.join(', ') : 'what it does';
}

function names(text: string, pattern: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map(match => match[1] ?? ''))];
}
