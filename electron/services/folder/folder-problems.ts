import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../../../shared/kit/problem.ts';
import type { SiteFile } from '../../../shared/site/site-file.ts';
import { decodeText, describeNotUtf8 } from '../../../shared/text/decode-text.ts';
import { faultCode, problemOf } from '../disk/fault.ts';
import { TEXT_LIMIT } from './folder-reader.ts';

export function folderMissing(root: string): Problem {
  return {
    severity: 'error',
    code: 'folder-missing',
    place: { path: root, line: 1, column: 1 },
    cause: `${root} is not there any more.`,
    remedy: 'Put the folder back, or open it where it is now. Your unsaved text is kept.',
  };
}

/** Nothing tells of changes in the folder, by the system's code for why. */
export function folderUnwatched(root: string, code: string): Problem {
  const full = code === 'ENOSPC' || code === 'EMFILE';
  return {
    severity: 'warning',
    code: 'watch-lost',
    place: { path: root, line: 1, column: 1 },
    cause: `The system does not tell of changes in ${root} by other programs (${code}), so Galley looks for them every few seconds.`,
    remedy: full
      ? 'To hear of them at once, allow more watches (fs.inotify.max_user_watches, or max_user_instances).'
      : 'To hear of them at once, open the folder anew.',
  };
}

const TEXTS = /\.(?:md|markdown|mkdn?|mkd|html?|ya?ml|scss|sass|css|json|[ct]sv|xml|txt|liquid|js)$/i;
/** What Jekyll converts or reads, whatever it holds. */
export const POSTS_AND_DATA = /\.(?:md|markdown|mkdn?|mkd|ya?ml)$/i;

/** Why files came without a text whose names say that they are texts. */
export async function* noTexts(
  root: string,
  files: Iterable<SiteFile>,
  texts: RegExp = TEXTS,
): AsyncGenerator<Problem> {
  for (const { path, size, text } of files) {
    if (text !== undefined || !texts.test(path)) continue;
    const problem = size > TEXT_LIMIT ? fileTooLarge(path) : await noText(join(root, path), path);
    if (problem) yield problem;
  }
}

async function noText(absolute: string, path: string): Promise<Problem | undefined> {
  try {
    const decoded = decodeText(await readFile(absolute));
    return {
      severity: 'error',
      code: 'not-utf8',
      place: { path, line: 1, column: 1 },
      cause: `${path} is ${decoded.ok ? 'no text: it holds NUL bytes' : describeNotUtf8(decoded.error)}.`,
      remedy: 'Save it as UTF-8 in the program that made it; Galley leaves it as it is.',
    };
  } catch (error) {
    return faultCode(error) === 'ENOENT' ? undefined : problemOf(error, path, 'could not be read');
  }
}

function fileTooLarge(path: string): Problem {
  return {
    severity: 'warning',
    code: 'file-too-large',
    place: { path, line: 1, column: 1 },
    cause: `${path} is larger than ${TEXT_LIMIT / 1024 / 1024} MB, so it is not read.`,
    remedy: 'Split it into smaller files.',
  };
}
