import { yamlLanguage } from '@codemirror/lang-yaml';
import { parseMixed } from '@lezer/common';
import type { BlockContext, Line, MarkdownConfig } from '@lezer/markdown';
import { BoundedParser } from './bounded-parser.ts';
import { postTags } from './tags.ts';

const yamlParser = new BoundedParser(yamlLanguage.parser);
const OPENING = /^---[^\S\n]*$/;
const CLOSING = /^(?:---|\.\.\.)\s*$/;

/** Front matter as YAML, where Jekyll finds it: from a first line `---` to the nearest line `---` or `...`. */
export const frontMatter: MarkdownConfig = {
  defineNodes: [
    { name: 'FrontMatter', block: true },
    { name: 'FrontMatterYaml' },
    { name: 'FrontMatterFence', style: postTags.fence },
  ],
  parseBlock: [{ name: 'FrontMatter', before: 'HorizontalRule', parse: parseFrontMatter }],
  wrap: parseMixed(node => (node.type.name === 'FrontMatterYaml' ? { parser: yamlParser } : null)),
};

function parseFrontMatter(context: BlockContext, line: Line): boolean {
  if (context.lineStart !== 0 || !OPENING.test(line.text)) return false;
  const opening = context.elt('FrontMatterFence', 0, line.text.length);
  const yaml = line.text.length + 1;
  let end = yaml;
  while (context.nextLine()) {
    const start = context.lineStart;
    end = start + line.text.length;
    if (!CLOSING.test(line.text)) continue;
    const closing = context.elt('FrontMatterFence', start, end);
    const inner = start > yaml ? [context.elt('FrontMatterYaml', yaml, start - 1)] : [];
    context.nextLine();
    context.addElement(context.elt('FrontMatter', 0, end, [opening, ...inner, closing]));
    return true;
  }
  // Not closed yet: somebody is writing it.
  const inner = end > yaml ? [context.elt('FrontMatterYaml', yaml, end)] : [];
  context.addElement(context.elt('FrontMatter', 0, Math.max(end, line.text.length), [opening, ...inner]));
  return true;
}
