import { shell } from 'electron';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileVersion, ReadAnswer, Recovered, SaveAnswer } from '../../../shared/contract/post-calls.ts';
import type { Problem } from '../../../shared/kit/problem.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { decodeText, describeNotUtf8 } from '../../../shared/text/decode-text.ts';
import { faultCode, problemOf } from '../../services/disk/fault.ts';
import { fileHash } from '../../services/disk/file-hash.ts';
import { TEXT_LIMIT } from '../../services/folder/folder-reader.ts';
import { UndoFiles } from '../../services/journal/undo-files.ts';
import { readRegularFile } from '../../services/disk/regular-file.ts';
import { siteOf, type Context } from '../context.ts';
import type { GalleyWindow } from '../windows/galley-window.ts';
import type { Handlers } from '../ipc.ts';
import type { OpenSite } from '../open-site.ts';
import { postMoved } from './post-moved.ts';
import { attempt, SITE_GONE } from './refusals.ts';

type PostCalls =
  | 'post.read'
  | 'post.save'
  | 'post.rename'
  | 'post.show-in-folder'
  | 'journal.append'
  | 'journal.begin'
  | 'journal.restart'
  | 'journal.drop'
  | 'journal.discard'
  | 'journal.recover'
  | 'undo.keep'
  | 'undo.load';

const undoFiles = new WeakMap<OpenSite, UndoFiles>();

/** The undo histories of an open site's posts. */
function undoOf(open: OpenSite, { disk, undoFolder }: Context): UndoFiles {
  let files = undoFiles.get(open);
  if (!files) undoFiles.set(open, (files = new UndoFiles({ folder: undoFolder, site: open.folder.root, disk })));
  return files;
}

export function postCalls(context: Context): Pick<Handlers<GalleyWindow>, PostCalls> {
  const { disk } = context;
  return {
    'post.read': async ({ site, path }, window) => {
      const open = siteOf(window, site);
      return open ? readPost(open, path) : SITE_GONE;
    },
    'post.save': async ({ site, path, text, base }, window): Promise<SaveAnswer> => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      try {
        const bytes = Buffer.from(text, 'utf8');
        const target = await open.folder.resolve(path);
        // Told before it is written: the watcher may be quicker than the answer.
        open.reader.wrote(path, fileHash(bytes));
        const outcome = await disk.write(target, bytes, base);
        if (outcome.kind === 'written') {
          open.texts.keep(outcome.hash, text);
          return { kind: 'saved', hash: outcome.hash, modified: outcome.modified };
        }
        if (outcome.bytes === null) return { kind: 'conflict', disk: null };
        const version = await versionOf(open, target, outcome.bytes);
        return version
          ? { kind: 'conflict', disk: version }
          : { kind: 'refused', problem: notText(path, outcome.bytes) };
      } catch (error) {
        return { kind: 'refused', problem: problemOf(error, path, 'could not be saved') };
      }
    },
    'post.rename': async ({ site, path, to }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      return attempt(path, `could not be renamed to ${to}`, async () => {
        const real = await open.folder.resolve(path);
        if (real !== join(open.folder.root, path))
          throw new Error('it is a link; rename the link in your file manager');
        await disk.rename(real, await open.folder.resolve(to));
        await postMoved(context, open, path, to);
      });
    },
    'post.show-in-folder': async ({ site, path }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      return attempt(path, 'could not be shown', async () => shell.showItemInFolder(await open.folder.resolve(path)));
    },
    'journal.append': async ({ site, path, from, ...step }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      return attempt(path, 'could not be kept in the journal', async () => {
        if (!(await open.journal.append(path, from, step))) throw new Error('its journal has to begin again');
      });
    },
    'journal.begin': async ({ site, path, base, undo, steps }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      return attempt(path, 'could not be kept in the journal', async () => {
        const text = open.texts.get(base);
        if (text === undefined) throw new Error('its whole text is wanted');
        await open.journal.restart(path, base, { text, undo }, steps);
      });
    },
    'journal.restart': async ({ site, path, base, text, undo }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      return attempt(path, 'could not be kept in the journal', () => open.journal.restart(path, base, { text, undo }));
    },
    'journal.drop': async ({ site, path }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      return attempt(path, 'could not be taken out of the journal', () => open.journal.drop(path));
    },
    'journal.discard': async ({ site, path, run }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      return attempt(path, 'could not be taken out of the journal', () => open.journal.discard(path, run));
    },
    'journal.recover': async ({ site }, window) => {
      const open = siteOf(window, site);
      return open ? recoverPosts(open) : [];
    },
    'undo.keep': async ({ site, path, hash, undo }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      return attempt(path, 'could not keep its undo history', () => undoOf(open, context).keep(path, hash, undo));
    },
    'undo.load': async ({ site, path, hash }, window) => {
      const open = siteOf(window, site);
      return open ? undoOf(open, context).load(path, hash) : null;
    },
  };
}

async function readPost(open: OpenSite, path: SitePath): Promise<ReadAnswer> {
  try {
    const absolute = await open.folder.resolve(path);
    const bytes = await readRegularFile(absolute, TEXT_LIMIT);
    const file = await versionOf(open, absolute, bytes);
    return file ? { kind: 'read', file } : { kind: 'refused', problem: notText(path, bytes) };
  } catch (error) {
    if (faultCode(error) === 'TOO_LARGE') return { kind: 'refused', problem: tooLarge(path) };
    return { kind: 'refused', problem: problemOf(error, path, 'could not be read') };
  }
}

async function recoverPosts(open: OpenSite): Promise<readonly Recovered[]> {
  const entries = await open.journal.recover();
  return Promise.all(
    entries.map(async ({ text, ...entry }) => {
      const answer = await readPost(open, entry.path);
      return { ...entry, mine: text, disk: answer.kind === 'read' ? answer.file : null };
    }),
  );
}

async function versionOf(open: OpenSite, absolute: string, bytes: Uint8Array): Promise<FileVersion | undefined> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return undefined;
  const { mtimeMs } = await stat(absolute);
  const hash = fileHash(bytes);
  open.texts.keep(hash, decoded.value);
  return { text: decoded.value, hash, modified: mtimeMs };
}

function notText(path: SitePath, bytes: Uint8Array): Problem {
  const decoded = decodeText(bytes);
  return {
    severity: 'error',
    code: 'not-utf8',
    place: { path, line: 1, column: 1 },
    cause: `${path} is ${decoded.ok ? 'no text' : describeNotUtf8(decoded.error)}.`,
    remedy: 'Save it as UTF-8 in the program that made it; Galley leaves it as it is.',
  };
}

function tooLarge(path: SitePath): Problem {
  return {
    severity: 'error',
    code: 'file-too-large',
    place: { path, line: 1, column: 1 },
    cause: `${path} is larger than ${TEXT_LIMIT / 1024 / 1024} MB.`,
    remedy: 'Split it into smaller files.',
  };
}
