import type { Problem } from '../../kit/problem.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import { RubyFloat } from '../../ruby/value.ts';
import { withoutMark } from '../../text/split.ts';
import type { CsvField } from './csv.ts';
import { CsvError, parseCsv } from './csv.ts';
import { extensionOf, stemOf } from '../documents/file-names.ts';
import type { FolderTree } from '../entries/folder-tree.ts';
import type { SiteFile } from '../site-file.ts';
import type { ToLocal } from '../yaml/scalar.ts';
import { readYaml } from '../yaml.ts';

export interface DataOutcome {
  readonly value: RubyValue;
  readonly problem: Problem | undefined;
}

/** Ruby's `Dir["*.{yaml,yml,json,csv,tsv}"]` lists by extension first. */
const EXTENSIONS = ['.yaml', '.yml', '.json', '.csv', '.tsv'];

/** `site.data` of a data folder: files and folders by name, a folder over a file of the same name. */
export function gatherData(tree: FolderTree, folder: string, read: (path: string) => RubyValue): RubyHash {
  const data = new Map<RubyValue, RubyValue>();
  const files = tree.files(folder).filter(path => !path.slice(folder.length + 1).startsWith('.'));
  for (const extension of EXTENSIONS) {
    for (const path of files) {
      if (path.endsWith(extension)) data.set(dataKey(stemOf(path)), read(path));
    }
  }
  for (const path of tree.subfolders(folder)) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (!name.startsWith('.')) data.set(dataKey(name), gatherData(tree, path, read));
  }
  return data;
}

/** `sanitize_filename`: what a data file is called in `site.data`. */
export function dataKey(name: string): string {
  return name.replace(/[^\w\s-]+|(?<=^|\b\s)\s+(?=$|\s?\b)/gm, '').replace(/\s+/g, '_');
}

/** Reads one data file; JSON is read as YAML, as Jekyll does. */
export function readDataFile(file: SiteFile, config: RubyHash, toLocal: ToLocal): DataOutcome {
  const text = file.text;
  if (text === undefined) return { value: null, problem: undefined };
  switch (extensionOf(file.path).toLowerCase()) {
    case '.csv':
      return readTable(file, text, ',', readerSettings(config, 'csv_reader'));
    case '.tsv':
      return readTable(file, text, '\t', readerSettings(config, 'tsv_reader'));
    default: {
      const outcome = readYaml(withoutMark(text), { path: file.path, toLocal, symbolsAreText: true });
      const { problem } = outcome;
      if (problem) return { value: null, problem: { ...problem, code: 'data-invalid' } };
      return { value: outcome.value, problem: undefined };
    }
  }
}

interface TableSettings {
  readonly headers: boolean;
  readonly convert: (field: CsvField) => RubyValue;
}

function readerSettings(config: RubyHash, key: string): TableSettings {
  const settings = config.get(key);
  const hash: RubyHash = settings instanceof Map ? (settings as RubyHash) : new Map();
  const names = hash.get('csv_converters');
  const converters = new Set(Array.isArray(names) ? (names as readonly RubyValue[]).map(toText) : []);
  const headers = hash.get('headers');
  return {
    headers: headers === undefined || (headers !== false && headers !== null),
    convert: field => convertField(field, converters),
  };
}

function convertField(field: CsvField, converters: ReadonlySet<string>): RubyValue {
  if (field === null || converters.size === 0) return field;
  const any = converters.has('numeric') || converters.has('all');
  if ((any || converters.has('integer')) && /^\s*[-+]?\d[\d_]*\s*$/.test(field)) return Number(field.replace(/_/g, ''));
  if ((any || converters.has('float')) && /^\s*[-+]?\d[\d_]*(?:\.\d+)?(?:[eE][-+]?\d+)?\s*$/.test(field)) {
    return new RubyFloat(Number(field.replace(/_/g, '')));
  }
  return field;
}

function readTable(file: SiteFile, text: string, separator: string, settings: TableSettings): DataOutcome {
  try {
    const rows = parseCsv(text, separator).map(row => row.map(settings.convert));
    const [head, ...rest] = rows;
    if (!settings.headers || !head) return { value: rows, problem: undefined };
    return { value: rest.map(row => rowHash(head, row)), problem: undefined };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const problem: Problem = {
      severity: 'error',
      code: 'data-invalid',
      place: { path: file.path, line: error.line, column: 1 },
      cause: error.message,
      remedy: 'Correct the table; Jekyll stops here.',
    };
    return { value: null, problem };
  }
}

/** A row by its headers; of equal headers the first counts, and a field without a header goes under `nil`. */
function rowHash(head: readonly RubyValue[], row: readonly RubyValue[]): RubyHash {
  const hash = new Map<RubyValue, RubyValue>();
  for (let i = 0; i < Math.max(head.length, row.length); i++) {
    const key = head[i] ?? null;
    if (!hash.has(key)) hash.set(key, row[i] ?? null);
  }
  return hash;
}
