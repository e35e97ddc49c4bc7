import type { Problem } from '../../kit/problem.ts';
import type { RubyHash } from '../../ruby/value.ts';
import { parseFile } from './front-matter.ts';
import type { SiteFile, SitePath } from '../site-file.ts';
import type { ToLocal } from '../yaml/scalar.ts';

/** A layout, of the site or of its theme. */
export interface Layout {
  /** As `layout:` names it: the path below the layouts folder without the last extension. */
  readonly name: string;
  readonly path: SitePath;
  readonly theme: boolean;
  readonly data: RubyHash;
  readonly content: string;
  /** 0-based line of the file on which `content` begins. */
  readonly contentLine: number;
  readonly problem: Problem | undefined;
}

export function readLayout(file: SiteFile, entry: string, theme: boolean, toLocal: ToLocal): Layout {
  const parsed = parseFile(file, toLocal);
  return {
    name: entry.split('.').slice(0, -1).join('.'),
    path: file.path,
    theme,
    data: parsed.data ?? new Map(),
    content: parsed.body,
    contentLine: parsed.bodyLine,
    problem: parsed.problem,
  };
}
