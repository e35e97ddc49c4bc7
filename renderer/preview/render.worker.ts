import { buffersOf, packPatch } from '../../shared/contract/packed-patch.ts';
import { makePatch, type PageParts } from '../../shared/contract/page-patch.ts';
import type { FromRenderWorker, RenderWork, ToRenderWorker } from '../../shared/contract/render-worker.ts';
import type { Problem } from '../../shared/kit/problem.ts';
import { inLinesOf } from '../../shared/render/engine/accepted-page.ts';
import { Engine } from '../../shared/render/engine/engine.ts';
import type { Rendered } from '../../shared/render/engine/rendered.ts';
import type { StyleCompiler } from '../../shared/render/style/compiler.ts';
import { loadSass } from '../../shared/render/style/load-sass.ts';
import type { SitePath } from '../../shared/site/site-file.ts';
import { pageText } from '../../shared/text/critic/critic-page.ts';
import type { OpenPostChecks } from '../../shared/export/checks/open-post-checks.ts';
import { fileText, follow, renderText, withoutMarks, type FollowedPost } from './followed-post.ts';
import { doctypeOf } from './doctype.ts';
import { picturesIn } from './page-pictures.ts';
import { homeOf, partsOf, withoutBaseurl } from './page-parts.ts';
import { StoredSite } from './stored-site.ts';

/**
 * The render worker: holds the site's engine, follows the open post change by change, and answers with patches of its
 * page. Messages that wait in the queue are all taken before the next rendering begins, so the newest text wins and
 * nothing waits for a pause in the typing.
 */
interface WorkerScope {
  postMessage(message: FromRenderWorker, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<ToRenderWorker>) => void) | null;
}
declare const self: WorkerScope;

/** Milliseconds after the last key; the site's facts take a while to gather. */
const CHECKED_AFTER = 1500;

const wake = new MessageChannel();
let awake = false;
let engine: Engine | undefined;
let complete = false;
let plain = false;
let marksShown = false;
let post: FollowedPost | undefined;
let visit: string | null = null;
let rendered: Rendered | undefined;
let sent: { readonly serial: number; readonly page: PageParts } | undefined;
/** The document whose page is shown without a fault: what breaks it later does not replace it. */
let sound: SitePath | null | undefined;
let serial = 0;
/** The posts of a large site; undefined where all files are handed over. */
let stored: StoredSite | undefined;
let checks: OpenPostChecks | undefined;
let checking: ReturnType<typeof setTimeout> | undefined;
let wantedTheme: string | undefined;
let compile: StyleCompiler | undefined;
let loading: Promise<void> | undefined;
/** The address for which rivals were looked for last; they are looked for again when the site changes. */
let contested: string | undefined;

const say = (message: FromRenderWorker, transfer: Transferable[] = []): void => self.postMessage(message, transfer);

self.onmessage = ({ data }) => take(data);
/** Tells that work begins and that it ended, so that work that never ends is noticed. */
function during<T>(work: RenderWork, task: () => T, path?: string): T {
  const about = { ...(path === undefined ? {} : { path }), ...(post ? { revision: post.revision } : {}) };
  say({ kind: 'began', work, ...about });
  try {
    return task();
  } finally {
    say({ kind: 'ended' });
  }
}

wake.port1.onmessage = () => {
  awake = false;
  try {
    if (engine && complete && (post || visit !== null)) during('page', render);
  } catch (reason) {
    tellDefect(reason);
  }
};

function take(message: ToRenderWorker): void {
  switch (message.kind) {
    case 'start':
      plain = message.plain;
      engine = new Engine({
        now: message.now,
        zone: message.zone,
        environment: message.environment,
        style: request => (compile ?? styleNotLoaded)(request),
        patience: { now: () => performance.now(), millis: 3000 },
      });
      return;
    case 'listed':
      if (engine) (stored ??= new StoredSite(message.site, engine)).list(message.files);
      return;
    case 'files':
      return during('site', () => {
        engine?.apply(withoutMarks(stored?.take(message.delta) ?? message.delta));
        complete = !message.reading;
        contested = undefined;
        checks?.siteChanged();
        if (complete) tellSite();
        schedule();
      });
    case 'theme':
      return during('site', () => {
        engine?.applyTheme(message.theme ?? undefined);
        tellSite();
        schedule();
      });
    case 'open':
      post = {
        path: message.path,
        mark: message.mark ? '\uFEFF' : '',
        revision: message.revision,
        text: message.text,
        endings: { usual: message.usual, others: new Map(message.others) },
      };
      rendered = undefined;
      return schedule();
    case 'change':
      if (post?.path !== message.path) return;
      follow(post, message.changes);
      post.revision = message.revision;
      return schedule();
    case 'close':
      post = undefined;
      rendered = undefined;
      sent = undefined;
      return;
    case 'visit':
      visit = message.url;
      return schedule();
    case 'marks':
      marksShown = message.shown;
      return schedule();
    case 'whole':
      sent = undefined;
      return schedule();
    case 'provide':
      return void provide(message.request, message.path).catch(() =>
        say({ kind: 'provided', request: message.request, type: '', text: null, file: null }),
      );
    case 'copy':
      return during('page', () => {
        const page = message.of === 'post' ? published() : shown();
        say({
          kind: 'copied',
          request: message.request,
          url: page?.url ?? '/',
          html: page?.html ?? null,
          home: engine ? homeOf(engine) : '',
          body: page?.body ?? '',
        });
      });
  }
}

function schedule(): void {
  if (awake) return;
  awake = true;
  wake.port2.postMessage(null);
}

function render(): void {
  if (!engine || !complete || (!post && visit === null)) return;
  readStored();
  checkSoon();
  const revision = post?.revision ?? 0;
  const began = performance.now();
  const found =
    visit === null ? renderPost(engine, post!, marksShown ? 'shown' : 'accepted') : renderVisit(engine, visit);
  const path = found?.path ?? (visit === null ? post!.path : null);
  const visited = visit !== null;
  const problems = found ? found.problems : [notPublished(visit ?? post!.path)];
  const broken = problems.some(isBreaking);
  // A page that was never sound is shown as far as it goes: the person sees what is there beside what is wrong.
  if (!found || (broken && sent && sound === path)) {
    say({ kind: 'failed', path, visited, revision, problems });
    return;
  }
  sound = broken ? undefined : path;
  if (!visited) rendered = found;
  const page = partsOf(found, engine, { plain, marksShown });
  serial += 1;
  const change = makePatch(sent, page, serial);
  sent = { serial, page };
  if (!visited) tellRival(engine, found);
  const patch = packPatch(change);
  const doctype = change.before === undefined ? {} : { doctype: doctypeOf(change.before) };
  const pictures = picturesIn(change);
  const took = performance.now() - began;
  say({ kind: 'page', path, visited, revision, patch, ...doctype, pictures, problems, took }, buffersOf(patch));
}

/** A page is wanted: the posts of a large site are read now, and the page follows once more when they are there. */
function readStored(): void {
  if (!stored || stored.isRead) return;
  void stored.read().then(() => {
    contested = undefined;
    tellSite();
    schedule();
  });
}

/** The site is held once where it is large: its open post is checked here, when its text and its page have come to rest. */
function checkSoon(): void {
  clearTimeout(checking);
  if (stored) checking = setTimeout(() => void check(), CHECKED_AFTER);
}

async function check(): Promise<void> {
  const { OpenPostChecks } = await import('../../shared/export/checks/open-post-checks.ts');
  if (!engine || !stored?.isRead || !post) return;
  checks ??= new OpenPostChecks(engine, path => stored?.file(path));
  const { path, revision } = post;
  say({ kind: 'checked', path, revision, findings: checks.check(path, fileText(post)) });
}

/** Two documents at one address: Jekyll keeps the page of the one that it writes last. */
function tellRival(site: Engine, { path, dest }: Rendered): void {
  if (contested === `${path} ${dest}`) return;
  contested = `${path} ${dest}`;
  const rival = site.outputs(path).find(output => output.dest === dest && output.path !== path);
  say({ kind: 'rival', path, rival: rival?.path ?? null });
}

/** Something in the program itself went wrong: the page stays, and the place to look is told. */
function tellDefect(reason: unknown): void {
  const said = reason instanceof Error ? reason.message : String(reason);
  const path = post?.path ?? null;
  const problem: Problem = {
    severity: 'error',
    code: 'preview-defect',
    place: { path: path ?? visit ?? '', line: 1, column: 1 },
    cause: `The preview could not make this page (${said}).`,
    remedy: 'This is a defect of Galley; the text is safe. Please report it with the post.',
  };
  say({ kind: 'failed', path, visited: visit !== null, revision: post?.revision ?? 0, problems: [problem] });
}

/** The post's page without its review marks, which are never published. */
function published(): Rendered | undefined {
  return marksShown && engine && post ? renderPost(engine, post, 'accepted') : rendered;
}

function shown(): Rendered | undefined {
  return visit !== null && engine ? renderVisit(engine, visit) : rendered;
}

function renderPost(site: Engine, followed: FollowedPost, marks: 'accepted' | 'shown'): Rendered | undefined {
  const page = pageText(fileText(followed), marks);
  return inLinesOf(page, renderText(site, followed, page.text, plain));
}

function renderVisit(site: Engine, url: string): Rendered | undefined {
  const served = site.renderUrl(withoutBaseurl(site, url), drafted());
  return served?.kind === 'rendered' ? served.rendered : undefined;
}

function drafted(): { readonly path: SitePath; readonly text: string } | undefined {
  return post && { path: post.path, text: pageText(fileText(post), 'accepted').text };
}

async function provide(request: number, path: string): Promise<void> {
  if (!/\.(?:css|map)$/i.test(path)) await stored?.read();
  if (/\.(?:css|map)$/i.test(path)) await loadStyle();
  const served = during('file', () => engine?.renderUrl(withoutBaseurl(engine, path), drafted()), path);
  if (served?.kind === 'rendered') {
    const { type, html, problems } = served.rendered;
    if (problems.length > 0) say({ kind: 'site-problems', problems: [...(engine?.problems ?? []), ...problems] });
    say({ kind: 'provided', request, type, text: html, file: null });
  } else say({ kind: 'provided', request, type: '', text: null, file: served?.path ?? null });
}

/** Loads the Sass compiler when a stylesheet is first asked for: it is large, and many sites have none. */
function loadStyle(): Promise<void> {
  loading ??= loadSass().then(compiler => void (compile = compiler));
  return loading;
}

/** A template used `scssify` before any stylesheet was asked for: the page follows once the compiler is there. */
const styleNotLoaded: StyleCompiler = ({ url }) => {
  void loadStyle().then(schedule);
  return { ok: false, error: { message: 'The Sass compiler is being loaded.', url, line: 0, column: 0 } };
};

function tellSite(): void {
  if (!engine) return;
  say({ kind: 'site-problems', problems: engine.problems });
  const name = engine.themeName;
  if (name !== undefined && name !== wantedTheme) say({ kind: 'theme-wanted', name });
  wantedTheme = name;
}

/** What a plugin of the site would have made is missing from the page; the rest of it is as it will be. */
const TOLERATED = new Set([
  'liquid-unknown-tag',
  'liquid-undefined-filter',
  'liquid-undefined-variable',
  'liquid-link',
]);

function isBreaking({ severity, code }: Problem): boolean {
  return severity === 'error' && !TOLERATED.has(code);
}

function notPublished(path: string): Problem {
  return {
    severity: 'error',
    code: 'not-published',
    place: { path, line: 1, column: 1 },
    cause: 'The site has no page at this place.',
    remedy: 'Posts lie in _posts or _drafts and begin with front matter; what exclude: names is left out.',
  };
}
