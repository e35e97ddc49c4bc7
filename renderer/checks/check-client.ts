import type { OpenedSite } from '../../shared/contract/site-calls.ts';
import type { FromCheckWorker, ToCheckWorker } from '../../shared/contract/check-worker.ts';
import type { SiteDelta, SiteFile, SitePath } from '../../shared/site/site-file.ts';
import { Outbox, sizeOf, sizeOfFiles } from '../state/outbox.ts';
import { AFTER_PAINT } from '../state/post/after-paint.ts';
import type { Checks } from '../state/post/checks.ts';
import type { OpenPost } from '../state/post/open-post.ts';
import type { SiteFollower } from '../state/site/workspace.ts';

/** A check that takes longer is given up, and tried again when the text has changed; milliseconds. */
const LONGEST = 20_000;
/** So much of a site goes to the worker in one message: files, and letters of their texts. */
const MOST_FILES = 4000;
const MOST_LETTERS = 500_000;

export interface CheckClientOptions {
  readonly spawn: () => Worker;
  readonly now: () => number;
  /** IANA zone of the machine. */
  readonly zone: string;
  readonly checks: Checks;
}

/** The renderer's side of the check worker, which starts when a post is first open in a site that has been read. */
export class CheckClient implements SiteFollower {
  readonly #options: CheckClientOptions;
  readonly #files = new Map<SitePath, SiteFile>();
  #site: OpenedSite | undefined;
  #worker: Worker | undefined;
  #reading = true;
  #isElsewhere = false;
  #post: OpenPost | null = null;
  #path: SitePath | undefined;
  #leave: (() => void) | undefined;
  readonly #outbox = new Outbox<ToCheckWorker>(message => this.#send(message));
  #waiting: ToCheckWorker[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #watchdog: ReturnType<typeof setTimeout> | undefined;

  constructor(options: CheckClientOptions) {
    this.#options = options;
  }

  opened(site: OpenedSite): void {
    this.closed();
    this.#site = site;
  }

  /** A large site is held once: the render worker checks its posts, and says so by `hear`. */
  listed(_files: string, stored: boolean): void {
    this.#isElsewhere = stored;
    if (!stored) return;
    this.#stop();
    this.#files.clear();
  }

  changed(delta: SiteDelta, reading: boolean): void {
    if (this.#isElsewhere) return;
    for (const file of delta.changed) this.#files.set(file.path, file);
    for (const path of delta.removed) this.#files.delete(path);
    this.#reading = reading;
    if (this.#worker) this.#outbox.add({ kind: 'files', delta, reading }, sizeOfFiles(delta));
    if (this.#post && this.#post.path !== this.#path) this.#sendPost();
    this.#startWhenReady();
  }

  /** Takes what was found, unless the text is another by now. */
  hear(answer: FromCheckWorker): void {
    if (answer.path === this.#post?.path && answer.revision === this.#post.revision) this.#options.checks.take(answer);
  }

  closed(): void {
    this.#isElsewhere = false;
    this.#stop();
    this.show(null);
    this.#site = undefined;
    this.#files.clear();
    this.#reading = true;
  }

  /** Checks a post from now on, and follows its text. */
  show(post: OpenPost | null): void {
    if (this.#post === post) return;
    this.#leave?.();
    this.#post = post;
    this.#options.checks.clear();
    this.#forgetWaiting();
    if (!post) return this.#outbox.add({ kind: 'close' });
    this.#startWhenReady();
    this.#sendPost();
    this.#leave = post.subscribe(({ changes, revision }) => {
      if (changes.length === 0) return;
      this.#options.checks.follow(changes);
      if (!this.#worker) this.#startWhenReady();
      else if (post.path === this.#path) this.#sendSoon({ kind: 'change', revision, changes });
      else this.#sendPost();
    });
  }

  #startWhenReady(): void {
    if (this.#isElsewhere || this.#worker || this.#reading || !this.#post || !this.#site) return;
    const worker = this.#options.spawn();
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<FromCheckWorker>) => {
      if (this.#worker !== worker) return;
      clearTimeout(this.#watchdog);
      this.hear(data);
    };
    worker.onerror = () => this.#worker === worker && this.#stop();
    const { now, zone } = this.#options;
    this.#outbox.add({ kind: 'start', now: now(), zone });
    for (const changed of batchesOf(this.#files.values()))
      this.#outbox.add({ kind: 'files', delta: { changed, removed: [] }, reading: true }, Infinity);
    this.#outbox.add({ kind: 'files', delta: { changed: [], removed: [] }, reading: false });
    this.#sendPost();
  }

  #stop(): void {
    clearTimeout(this.#watchdog);
    this.#forgetWaiting();
    this.#outbox.clear();
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #sendPost(): void {
    const post = this.#post;
    if (!post) return;
    this.#path = post.path;
    this.#forgetWaiting();
    const text = post.text();
    this.#outbox.add({ kind: 'open', path: post.path, revision: post.revision, text }, text.length);
  }

  #sendSoon(message: ToCheckWorker): void {
    this.#waiting.push(message);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      for (const one of this.#waiting.splice(0)) this.#outbox.add(one, one.kind === 'change' ? sizeOf(one.changes) : 0);
    }, AFTER_PAINT);
  }

  /** What waits is part of a text that goes out whole, or to nobody. */
  #forgetWaiting(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = [];
  }

  #send(message: ToCheckWorker): void {
    if (!this.#worker) return;
    this.#worker.postMessage(message);
    if (message.kind === 'close') return clearTimeout(this.#watchdog);
    if (!this.#post) return;
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => this.#stop(), LONGEST);
  }
}

function* batchesOf(files: Iterable<SiteFile>): Generator<readonly SiteFile[]> {
  let batch: SiteFile[] = [];
  let letters = 0;
  for (const file of files) {
    batch.push(file);
    letters += file.text?.length ?? 0;
    if (batch.length < MOST_FILES && letters < MOST_LETTERS) continue;
    yield batch;
    batch = [];
    letters = 0;
  }
  if (batch.length > 0) yield batch;
}
