import type { Result } from '../../kit/result.ts';
import type { TextChange } from '../text-change.ts';
import { editDocument, type DocumentEditOptions, type EditRefusal, type KeyPath } from './document-edit.ts';
import { readYaml, valueOf, type YamlFault } from './tree.ts';
import { isMap, type FrontMatterMap, type FrontMatterValue } from './value.ts';

/** Reads a file that is YAML as a whole; empty where it is not a mapping. Never throws. */
export function readYamlFile(text: string): { readonly values: FrontMatterMap; readonly faults: readonly YamlFault[] } {
  const { root, faults } = readYaml(text, rangeOf(text));
  const values = root && faults.length === 0 ? valueOf(root) : new Map<string, FrontMatterValue>();
  if (isMap(values)) return { values, faults };
  return { values: new Map(), faults: [{ at: 0, cause: 'The file is not a list of keys with values.' }] };
}

/** The changes that give a YAML file a value (undefined: take it out) and leave its comments and style alone. */
export function editYamlFile(
  text: string,
  path: KeyPath,
  value: FrontMatterValue | undefined,
  options: DocumentEditOptions = {},
): Result<TextChange[], EditRefusal> {
  return editDocument(text, rangeOf(text), path, value, options);
}

function rangeOf(text: string): { from: number; to: number } {
  return { from: text.charCodeAt(0) === 0xfeff ? 1 : 0, to: text.length };
}
