import type { OpenedSite } from '../../shared/contract/site-calls.ts';
import type { ToFrame } from '../../shared/contract/preview-frame.ts';
import type { FromCheckWorker } from '../../shared/contract/check-worker.ts';
import type { FromRenderWorker, RenderWork, ToRenderWorker } from '../../shared/contract/render-worker.ts';
import type { ThemeFiles } from '../../shared/site/config/site-settings.ts';
import type { SiteDelta, SitePath } from '../../shared/site/site-file.ts';
import type { OpenPost } from '../state/post/open-post.ts';
import { Outbox, sizeOf, sizeOfFiles } from '../state/outbox.ts';
import { Store } from '../state/store.ts';
import { ImageSizes, type AskSizes } from './image-sizes.ts';
import { AskedFiles, type ProvidedFile } from './asked-files.ts';
import { PageCopies, type PageCopy } from './page-copies.ts';
import { NOTHING_SHOWN, withPage, type PreviewState } from './preview-state.ts';
import { LateWorker, type PageWorker } from './late-worker.ts';
import { CRASHED, fileTooSlow, SITE_TOO_SLOW, TOO_SLOW, type Failure } from './failures.ts';

/** A rendering that takes longer than this, and as much again for each megabyte of the post, is given up; milliseconds. */
const LONGEST_RENDERING = 5000;
/** The same of a generated file, such as a stylesheet, and of taking in a part of the site. */
const LONGEST: Readonly<Record<Exclude<RenderWork, 'page'>, number>> = { file: 20_000, site: 30_000 };
/** A worker that dies more often within a minute is not started again until that is over and the post changes, or the site does. */
const MOST_CRASHES = 5;

export interface PageClientOptions {
  readonly spawn: () => PageWorker;
  /** When the first worker and the frame may start. */
  readonly time: Promise<void>;
  readonly now: () => number;
  /** Whether a browser shows a page of this doctype in quirks mode. */
  readonly quirks: (doctype: string) => boolean;
  /** IANA zone of the machine. */
  readonly zone: string;
  /** Answers main's question for a generated file. */
  readonly provide: (answer: ProvidedFile) => void;
  /** What is wrong with the open post of a large site. */
  readonly checked?: (answer: FromCheckWorker) => void;
  /** The site's files are wanted once more. */
  readonly readAgain: () => void;
  /** Reads the sizes of pictures at decoded addresses of the site. */
  readonly imageSizes: AskSizes;
  /** The site's configuration names a theme whose files are wanted. */
  readonly wantTheme?: (name: string) => void;
}

/**
 * The renderer's side of the render worker: hands it the site and the open post, hands its patches to the frame, and
 * starts it anew when it crashes or does not come back; the last good page stays meanwhile.
 */
export class PageClient {
  readonly store = new Store<PreviewState>(NOTHING_SHOWN);
  /** Counts the pages that were made. */
  readonly made = new Store(0);
  /** Whether the frame has shown a page, with its styles. */
  readonly seen = new Store(false);
  /** Whether it is time for the frame. */
  readonly begun = new Store(false);
  readonly #options: PageClientOptions;
  #worker: PageWorker | undefined;
  #site: OpenedSite | undefined;
  #reading = true;
  #marks = false;
  #theme: ThemeFiles | undefined;
  #post: OpenPost | undefined;
  readonly #sizes: ImageSizes;
  /** Where the post lay when the worker was told of it. */
  #path: SitePath | undefined;
  #unsubscribe: (() => void) | undefined;
  #frame: ((message: ToFrame) => void) | undefined;
  #watchdog: ReturnType<typeof setTimeout> | undefined;
  /** The post's revision that could not be rendered in time; it is not tried again. */
  #stuck: number | undefined;
  /** The post's revision at which the worker crashed last. */
  #crashedAt: number | undefined;
  #crashes: number[] = [];
  /** The folder is sent once more, as nothing changed in it. */
  #rereading = false;
  readonly #files: AskedFiles;
  readonly #copies = new PageCopies();
  readonly #outbox = new Outbox<ToRenderWorker>(message => this.#worker?.postMessage(message));

  constructor(options: PageClientOptions) {
    this.#options = options;
    void options.time.then(() => this.begun.set(true));
    this.#sizes = new ImageSizes(options.imageSizes);
    this.#files = new AskedFiles(options.provide, options.now, message => this.#send(message));
  }

  opened(site: OpenedSite): void {
    this.closed();
    this.#site = site;
    this.#start();
  }

  changed(delta: SiteDelta, reading: boolean): void {
    if (!this.#rereading) this.#files.hopeAgain();
    this.#rereading &&= reading;
    this.#wake();
    if (this.#post && this.#path !== this.#post.path) this.#sendPost(this.#post);
    this.#sizes.forget();
    const settled = !this.#reading;
    this.#reading = reading;
    this.#send({ kind: 'files', delta, reading }, sizeOfFiles(delta));
    if (!reading) this.#files.askAgain(this.#worker);
    if (settled) this.#frame?.({ kind: 'refresh', paths: [...delta.changed.map(file => file.path), ...delta.removed] });
  }

  listed(files: string, stored: boolean): void {
    if (stored && this.#site) this.#send({ kind: 'listed', site: this.#site.id, files });
  }

  closed(): void {
    this.#stop();
    this.#files.clear();
    this.show(null);
    this.#site = undefined;
    this.#reading = true;
    this.#theme = undefined;
    this.store.set(NOTHING_SHOWN);
  }

  takeTheme(theme: ThemeFiles | undefined): void {
    this.#theme = theme;
    this.#send({ kind: 'theme', theme: theme ?? null });
  }

  /** Shows a post from now on, and follows its text and its file. */
  show(post: OpenPost | null): void {
    if (this.#post === (post ?? undefined)) {
      if (post && post.path !== this.#path) this.#sendPost(post);
      return;
    }
    this.#unsubscribe?.();
    this.#post = post ?? undefined;
    this.#stuck = undefined;
    this.store.merge({ visiting: null, problems: [], kept: false });
    this.#send({ kind: 'visit', url: null });
    if (!post) {
      this.store.merge({ page: null });
      return this.#send({ kind: 'close' });
    }
    this.#wake();
    this.#sendPost(post);
    this.#unsubscribe = post.subscribe(({ changes, revision }) => {
      if (changes.length === 0) return;
      if (!this.#worker && this.#mayStart()) this.#startAgain();
      // After a hang, or under a new name, the worker knows nothing of the post.
      if (this.#stuck !== undefined || post.path !== this.#path) this.#sendPost(post);
      else this.#send({ kind: 'change', path: post.path, revision, changes }, sizeOf(changes));
    });
  }

  /** Shows the page at a site-relative address; null goes back to the post. */
  visit(url: string | null): void {
    this.store.merge({ visiting: url });
    this.#send({ kind: 'visit', url });
  }

  /** Shows review marks on the page, or the page as it will be published. */
  showMarks(shown: boolean): void {
    if (this.#marks === shown) return;
    this.#marks = shown;
    this.#send({ kind: 'marks', shown });
  }

  /** Asks for a generated file; the answer goes to `provide`. */
  provide(request: number, path: string): void {
    this.#files.ask(request, path, this.#worker);
  }

  /** The post's whole page as it will be published, or the page that is shown. */
  copy(of: 'post' | 'shown' = 'post'): Promise<PageCopy | null> {
    if (!this.#worker) return Promise.resolve(null);
    return this.#copies.ask(request => this.#send({ kind: 'copy', request, of }));
  }

  /** A frame is ready for pages: it gets the whole page first. The answer parts it. */
  connect(frame: (message: ToFrame) => void): () => void {
    this.#frame = frame;
    this.seen.set(false);
    this.#send({ kind: 'whole' });
    return () => {
      if (this.#frame === frame) this.#frame = undefined;
    };
  }

  /** The frame does not hold the page that the last patch was made for. */
  lost(): void {
    this.#send({ kind: 'whole' });
  }

  #start(): void {
    const { spawn, time } = this.#options;
    const worker = this.begun.get() ? spawn() : new LateWorker(spawn, time);
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<FromRenderWorker>) => this.#worker === worker && this.#take(data);
    worker.onerror = () => this.#worker === worker && this.#crashed();
    const { now, zone } = this.#options;
    this.#send({ kind: 'start', now: now(), zone, environment: 'development', plain: this.#site?.kind === 'folder' });
    if (this.#marks) this.#send({ kind: 'marks', shown: true });
    if (this.#theme) this.#send({ kind: 'theme', theme: this.#theme });
  }

  #stop(): void {
    clearTimeout(this.#watchdog);
    this.#outbox.clear();
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#copies.giveUp();
  }

  /** The text is tried once more: what ended the worker may have been something else. */
  #crashed(): void {
    const { revision } = this.#post ?? {};
    const isFirst = this.#crashedAt !== revision;
    this.#crashedAt = revision;
    this.#restart(CRASHED);
    if (isFirst && this.#post && this.#worker) this.#sendPost(this.#post);
  }

  #restart(why: Failure): void {
    this.#stop();
    this.#stuck = this.#post?.revision ?? 0;
    const place = { path: this.#post?.path ?? '', line: 1, column: 1 };
    this.store.merge({ kept: true, visiting: null, problems: [{ severity: 'error', place, ...why }] });
    this.#crashes.push(performance.now());
    if (this.#mayStart()) this.#startAgain();
  }

  #mayStart(): boolean {
    const now = performance.now();
    this.#crashes = this.#crashes.filter(time => now - time < 60_000);
    return this.#site !== undefined && this.#crashes.length <= MOST_CRASHES;
  }

  #startAgain(): void {
    this.#start();
    this.#rereading = true;
    // Main sends the folder once more: its texts are not held here a second time.
    this.#options.readAgain();
  }

  /** A worker that was given up begins anew: what ended it may be over. */
  #wake(): void {
    if (this.#worker || !this.#site) return;
    this.#crashes = [];
    this.#startAgain();
    if (this.#post) this.#sendPost(this.#post);
  }

  #patience(work: RenderWork): number {
    if (work !== 'page') return LONGEST[work];
    return LONGEST_RENDERING * (1 + (this.#post?.doc.length ?? 0) / 1_000_000);
  }

  /** Ends work that does not end by itself; what it was at is not begun again until something of it changed. */
  #giveUp(work: RenderWork, path = '', revision?: number): void {
    if (work === 'page') {
      this.#restart(TOO_SLOW);
      // It was changed meanwhile: taken back, perhaps.
      if (this.#post && revision !== undefined && revision !== this.#post.revision) this.#sendPost(this.#post);
      return;
    }
    // The folder would be taken in the same way again, however long one waits.
    if (work === 'site') this.#crashes = Array<number>(MOST_CRASHES + 1).fill(Infinity);
    else this.#files.giveUp(path);
    this.#restart(work === 'site' ? SITE_TOO_SLOW : fileTooSlow(path));
    if (work === 'file' && this.#post) this.#sendPost(this.#post);
  }

  #sendPost(post: OpenPost): void {
    this.#stuck = undefined;
    this.#path = post.path;
    const { path, revision, marked: mark } = post;
    const { usual, others } = post.endings;
    const text = post.text();
    this.#send({ kind: 'open', path, revision, text, mark, usual, others: [...others] }, text.length);
  }

  #send(message: ToRenderWorker, size = 0): void {
    if (this.#worker) this.#outbox.add(message, size);
  }

  #take(message: FromRenderWorker): void {
    switch (message.kind) {
      case 'began': {
        const { work, path, revision } = message;
        clearTimeout(this.#watchdog);
        this.#watchdog = setTimeout(() => this.#giveUp(work, path, revision), this.#patience(work));
        return;
      }
      case 'ended':
        return clearTimeout(this.#watchdog);
      case 'page':
        return this.#takePage(message);
      case 'failed':
        if (!message.visited && message.path !== this.#post?.path) return;
        return this.store.merge({ problems: message.problems, kept: true });
      case 'rival':
        return this.store.merge({ rival: message.rival && { of: message.path, path: message.rival } });
      case 'site-problems':
        return this.store.merge({ siteProblems: message.problems });
      case 'checked':
        return this.#options.checked?.(message);
      case 'theme-wanted':
        return this.#options.wantTheme?.(message.name);
      case 'provided': {
        const { request, type, text, file } = message;
        const late = this.#files.answered({ request, type, text, file });
        if (late) this.#frame?.({ kind: 'refresh', paths: [late] });
        return;
      }
      case 'copied':
        return this.#copies.answered(message);
    }
  }

  #takePage(message: Extract<FromRenderWorker, { readonly kind: 'page' }>): void {
    const { path, visited, patch, pictures, revision } = message;
    if (!visited && path !== this.#post?.path) return this.lost();
    const name = `${visited ? 'page' : 'post'} ${patch.url}`;
    const frame = this.#frame;
    this.#sizes.of(pictures, sizes => {
      if (this.#frame === frame) frame?.({ kind: 'page', revision, name, patch, sizes });
    });
    this.made.set(this.made.get() + 1);
    this.store.merge(withPage(this.store.get(), message, this.#options.quirks));
  }
}
