import type { Problem } from '../../kit/problem.ts';
import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import type { DataOutcome } from '../data/data-files.ts';
import { readDataFile } from '../data/data-files.ts';
import type { ParsedFile } from '../documents/front-matter.ts';
import { parseFile } from '../documents/front-matter.ts';
import type { SiteFile } from '../site-file.ts';
import type { ToLocal } from '../yaml/scalar.ts';

interface Read<T> {
  readonly file: SiteFile;
  readonly result: T;
}

/** Front matter and data files as they were read, kept until the file is another. */
export class ReadCache {
  private readonly parsed = new Map<string, Read<ParsedFile>>();
  private readonly data = new Map<string, Read<DataOutcome>>();

  parse(file: SiteFile, toLocal: ToLocal): ParsedFile {
    const known = this.parsed.get(file.path);
    if (known?.file === file) return known.result;
    const result = parseFile(file, toLocal);
    this.parsed.set(file.path, { file, result });
    return result;
  }

  /** Whether this very file was parsed. */
  hasParsed(file: SiteFile): boolean {
    return this.parsed.get(file.path)?.file === file;
  }

  readData(file: SiteFile, config: RubyHash, toLocal: ToLocal): RubyValue {
    const known = this.data.get(file.path);
    if (known?.file === file) return known.result.value;
    const result = readDataFile(file, config, toLocal);
    this.data.set(file.path, { file, result });
    return result.value;
  }

  dataProblems(): readonly Problem[] {
    return [...this.data.values()].flatMap(({ result }) => (result.problem ? [result.problem] : []));
  }

  forget(path: string): void {
    this.parsed.delete(path);
    this.data.delete(path);
  }

  clear(): void {
    this.parsed.clear();
    this.data.clear();
  }
}
