import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SiteId } from '../../shared/contract/request-parts.ts';
import type { OpenedSite } from '../../shared/contract/site-calls.ts';
import { PROVIDED_WITHIN } from '../../shared/contract/preview-calls.ts';
import type { Problem } from '../../shared/kit/problem.ts';
import type { SiteDelta, SitePath } from '../../shared/site/site-file.ts';
import type { Disk } from '../services/disk/disk.ts';
import { ExportThread } from '../services/export/export-thread.ts';
import { readGit } from '../services/git/git.ts';
import { Journal } from '../services/journal/journal.ts';
import { LatestTexts } from '../services/journal/latest-texts.ts';
import type { LocatedSite } from '../services/folder/locate-site.ts';
import type { SiteFolder } from '../services/folder/site-folder.ts';
import type { ReadingThread } from '../services/reading/reading-thread.ts';
import { readBeginning } from '../services/disk/regular-file.ts';
import { SiteReader } from '../services/folder/site-reader.ts';
import { findTheme, type FoundTheme } from '../services/folder/theme.ts';
import { ExportView } from './protocols/export-view.ts';
import { LiveView } from './protocols/live-view.ts';
import { SITE_SCHEME, type ServedSite, type SiteAnswer } from './protocols/site-protocol.ts';

/** After the folder was read; milliseconds. */
const LOOKED_AROUND_AFTER = 400;
/** Files that the engine has no part in: they are served as they are, without asking the page. */
const PLAIN =
  /\.(?:jpe?g|png|gif|webp|avif|ico|bmp|woff2?|ttf|otf|eot|mp[34]|m4[av]|og[gv]|oga|wav|flac|webm|mov|vtt|pdf)$/i;
/** Folders whose files Jekyll does not publish as they are. */
const UNPUBLISHED = /^\/(?:.*\/)?[_.](?!well-known\/)/;

export interface SiteEvents {
  readonly onListed: (files: string, stored: boolean) => void;
  readonly onFiles: (delta: SiteDelta, reading: boolean, done: number, total: number) => void;
  readonly onProblem: (problem: Problem, over?: boolean) => void;
  readonly onGit: (git: OpenedSite['git']) => void;
  /** A post's journal must begin anew. */
  readonly onJournalLost: (path: SitePath) => void;
  /** A generated file is wanted of the page. */
  readonly onWanted: (request: number, path: string) => void;
  readonly onExportProgress: (done: number, total: number) => void;
}

export interface OpenSiteOptions {
  readonly located: LocatedSite;
  readonly disk: Disk;
  readonly journalFolder: string;
  /** Whether a window of this program writes the journal of this run. */
  readonly isJournalOpen: (run: string) => boolean;
  /** The built file of the thread that exports. */
  readonly exportWorker: string;
  /** Lists and reads the folder. */
  readonly reading: ReadingThread;
  /** What was found of a change of many files that a crash had cut off. */
  readonly recovered: readonly Problem[];
  /** Takes up what a crash cut off in the folder that the site is exported into. */
  readonly recoverElsewhere: () => Promise<readonly Problem[]>;
  readonly now: () => number;
  readonly events: SiteEvents;
}

interface Provided {
  readonly type: string;
  readonly text: string | null;
  readonly file?: SitePath | null | undefined;
}

/** A site that a window has open: its folder, its reader, its journal, and what its pages are made of. */
export class OpenSite implements ServedSite {
  readonly id = randomBytes(16).toString('hex') as SiteId;
  readonly origin = `${SITE_SCHEME}://${this.id}`;
  /** Its pages that run their own scripts. */
  readonly livePages = new LiveView(path => this.answer(path));
  readonly folder: SiteFolder;
  readonly name: string;
  readonly journal: Journal;
  readonly texts = new LatestTexts();
  readonly reader: SiteReader;
  readonly exports: ExportThread;
  /** The target of an export as it is, and as it will be. */
  readonly exportViews: { readonly before: ExportView; readonly after: ExportView };
  readonly reading: ReadingThread;
  readonly #options: OpenSiteOptions;
  readonly #wanted = new Map<number, (provided: Provided) => void>();
  readonly #papers = new Map<string, string>();
  readonly #left = new AbortController();
  readonly #writing = new Set<Promise<unknown>>();
  #theme: FoundTheme | undefined;
  #requests = 0;
  #git: OpenedSite['git'] = null;

  constructor(options: OpenSiteOptions) {
    this.#options = options;
    const { located, journalFolder, isJournalOpen, now, events } = options;
    this.folder = located.folder;
    this.name = located.name;
    this.journal = new Journal({
      folder: journalFolder,
      site: located.folder.root,
      now,
      // One program alone has the profile. A process that lives under the number of a run that died is another program:
      // its number must not hide what that run left.
      isAlive: ({ run }) => isJournalOpen(run),
      onLost: events.onJournalLost,
    });
    const { onListed, onFiles, onProblem } = events;
    const { root } = this.folder;
    this.reading = options.reading;
    const ahead = this.reading.takeAhead();
    const list = () => this.reading.list();
    this.reader = new SiteReader({
      root,
      list,
      ...(ahead ? { ahead } : {}),
      onListed,
      onFiles,
      onProblem,
      onUnfinished: paths => {
        const absolute = paths.map(path => join(root, path));
        void options.disk.sweep(absolute, now());
      },
    });
    this.exports = new ExportThread(options.exportWorker, events.onExportProgress);
    this.exportViews = { before: new ExportView(this.exports, 'before'), after: new ExportView(this.exports, 'after') };
  }

  /** Whether a host of the site's scheme names this site, or what its export shows. */
  served(host: string): ServedSite | undefined {
    return [this, this.livePages, ...Object.values(this.exportViews)].find(({ id }) => id === host);
  }

  /** Begins to tell of the folder: its files, and what was found in it on opening. */
  follow(): void {
    for (const problem of this.#options.recovered) this.#options.events.onProblem(problem);
    void this.reader.start().then(() => {
      const later = setTimeout(() => this.#lookAround(), LOOKED_AROUND_AFTER);
      this.left.addEventListener('abort', () => clearTimeout(later));
    });
  }

  /** What is beside the folder: starting git holds up a large process, and the list and the page come first. */
  #lookAround(): void {
    void this.#lookAtGit();
    void this.#options.recoverElsewhere().then(
      problems => problems.forEach(problem => this.#options.events.onProblem(problem)),
      () => undefined,
    );
  }

  /** As far as it is known at once; what git says is told when git has answered. */
  describe(): OpenedSite {
    const { kind, writable } = this.#options.located;
    const { id, name, origin, livePages } = this;
    return { id, folder: this.folder.root, name, kind, origin, liveOrigin: livePages.origin, git: this.#git, writable };
  }

  /** Looks again at what may have changed while nobody was looking; at every file where nothing could be heard. */
  async refresh(how: 'glance' | 'rescan'): Promise<void> {
    await Promise.all([this.#lookAtGit(), this.reader[how]()]);
  }

  async #lookAtGit(): Promise<void> {
    const git = await readGit(this.folder.root);
    if (JSON.stringify(git) === JSON.stringify(this.#git)) return;
    this.#git = git;
    this.#options.events.onGit(git);
  }

  async theme(name: string): Promise<FoundTheme['files'] | null> {
    this.#theme = await findTheme(name, this.folder.root);
    return this.#theme?.files ?? null;
  }

  async answer(path: string): Promise<SiteAnswer> {
    if (PLAIN.test(path)) {
      const plain = await this.#fileAt(path.slice(1));
      if (plain) return plain;
    }
    const provided = await this.#ask(path);
    if (provided?.file) return (await this.#fileAt(provided.file)) ?? { kind: 'missing' };
    if (typeof provided?.text === 'string') return { kind: 'text', type: provided.type, text: provided.text };
    // Without an answer (the page is busy, or the folder is no Jekyll site) a file without front matter is itself.
    return (await this.#unprocessedFileAt(path)) ?? { kind: 'missing' };
  }

  provide(request: number, provided: Provided): void {
    this.#wanted.get(request)?.(provided);
  }

  paper(token: string): string | undefined {
    return this.#papers.get(token);
  }

  /** Lays a whole page ready at an address that nobody can guess, for as long as `use` runs. */
  async withPaper<T>(url: string, html: string, use: (address: string) => Promise<T>): Promise<T> {
    const token = randomBytes(16).toString('hex');
    this.#papers.set(token, html);
    try {
      const { pathname } = new URL(`${this.origin}/${url.replace(/^\/+/, '')}`);
      return await use(`${this.origin}${pathname}?galley-paper=${token}`);
    } finally {
      this.#papers.delete(token);
    }
  }

  /** Aborted when the window leaves the site. */
  get left(): AbortSignal {
    return this.#left.signal;
  }

  /** Lets work on the site's files come to its end before the site is closed. */
  async during<T>(work: Promise<T>): Promise<T> {
    const ended = work.catch(() => undefined);
    this.#writing.add(ended);
    void ended.then(() => this.#writing.delete(ended));
    return work;
  }

  async close(): Promise<void> {
    this.#left.abort();
    this.reader.close();
    for (const answer of this.#wanted.values()) answer({ type: '', text: null });
    await Promise.all(this.#writing);
    await this.reading.close();
    await this.exports.close();
    await this.journal.close();
  }

  async #fileAt(path: string): Promise<SiteAnswer | undefined> {
    const inSite = await this.folder.resolve(path).catch(() => undefined);
    if (inSite && (await isFile(inSite))) return { kind: 'file', absolute: inSite };
    if (!this.#theme || !path.startsWith('assets/')) return undefined;
    // The theme's own list is the border: only what was found in the gem is served from it.
    const known = this.#theme.files.files.some(file => file.path === path);
    return known ? { kind: 'file', absolute: join(this.#theme.folder, path) } : undefined;
  }

  async #unprocessedFileAt(path: string): Promise<SiteAnswer | undefined> {
    if (UNPUBLISHED.test(path) || path.endsWith('/')) return undefined;
    const file = await this.#fileAt(path.slice(1));
    if (file?.kind !== 'file') return undefined;
    return (await beginsWithFence(file.absolute).catch(() => true)) ? undefined : file;
  }

  #ask(path: string): Promise<Provided | undefined> {
    const request = ++this.#requests;
    return new Promise(resolve => {
      const timer = setTimeout(() => settle(undefined), PROVIDED_WITHIN);
      const settle = (provided: Provided | undefined) => {
        clearTimeout(timer);
        this.#wanted.delete(request);
        resolve(provided);
      };
      this.#wanted.set(request, settle);
      this.#options.events.onWanted(request, path);
    });
  }
}

/** Looks at a file's first bytes alone: it may be a film. */
async function beginsWithFence(path: string): Promise<boolean> {
  return /^---\s/.test((await readBeginning(path, 4)).toString('latin1'));
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    facts => facts.isFile(),
    () => false,
  );
}
