import './app.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { bridge } from './bridge.ts';
import { bulkCommands } from './bulk/bulk-commands.ts';
import { CheckClient } from './checks/check-client.ts';
import { checkCommands } from './checks/check-commands.ts';
import { editorCommands } from './editor/commands/editor-commands.ts';
import { languageFailure, Proofreader } from './language/proofreader.ts';
import { PageClient } from './preview/page-client.ts';
import { asked, firstLibrary, spawnLibrary } from './early.ts';
import { connectPages } from './connect-pages.ts';
import { reportSettled } from './report-settled.ts';
import { followLeaving } from './window/autosave.ts';
import { followDrops } from './window/drop.ts';
import { followKeyboard } from './window/keyboard.ts';
import { followTheme } from './window/theme.ts';
import { followTitle } from './window/title.ts';
import { windowCommands } from './window/window-commands.ts';
import { reviewCommands } from './review/review-commands.ts';
import { Proofing } from './state/proofing.ts';
import { firstRows } from './state/first-rows.ts';
import { ReadingPlace } from './state/post/reading-place.ts';
import { Session } from './state/session.ts';
import { SiteLibrary } from './state/site/site-library.ts';

const libraries = [firstLibrary];
const start = await asked;

const session = new Session(bridge, start, () => libraries.pop() ?? spawnLibrary());
const pages: PageClient = new PageClient({
  spawn: () => new Worker('/render.worker.js', { type: 'module' }),
  time: start.open?.post === null ? firstRows(session) : Promise.resolve(),
  quirks: doctype => new DOMParser().parseFromString(doctype, 'text/html').compatMode === 'BackCompat',
  now: Date.now,
  zone: start.zone,
  checked: answer => checks.hear(answer),
  provide: ({ request, type, text, file }) => {
    const site = session.workspace.site;
    if (!site) return;
    void bridge.call('preview.provide', { site: site.id, request, type, text, ...(file === null ? {} : { file }) });
  },
  imageSizes: paths => {
    const site = session.workspace.site;
    return site ? bridge.call('preview.image-sizes', { site: site.id, paths }) : Promise.resolve([]);
  },
  readAgain: () => session.workspace.readAgain(),
  wantTheme: name => {
    const site = session.workspace.site;
    if (!site) return;
    void bridge.call('site.theme', { site: site.id, name }).then(theme => {
      if (session.workspace.site?.id === site.id) pages.takeTheme(theme ?? undefined);
    });
  },
});
const library = new SiteLibrary(
  bridge,
  session.workspace,
  session.siteFacts,
  session.catalogue,
  session.desk,
  session.importing,
);
const reader = new Proofreader({
  spawn: () => new Worker('/language.worker.js', { type: 'module' }),
  dictionary: language => bridge.call('language.dictionary', { language }),
  onFailure: (language, cause) => session.problems.report('language', [languageFailure(language, cause)]),
});
const proofing = new Proofing(reader, session.language, session.preferences);
void bridge.call('language.list', undefined).then(found => session.language.offer(found));

connectPages(session, pages);
const checks: CheckClient = new CheckClient({
  spawn: () => new Worker('/check.worker.js', { type: 'module' }),
  now: Date.now,
  zone: start.zone,
  checks: session.checks,
});
session.workspace.follow(checks);
session.desk.store.subscribe(() => checks.show(session.desk.post));
session.commands.register(checkCommands(session));
session.commands.register(windowCommands(session));
session.commands.register(reviewCommands(session));
session.commands.registerForPost(editorCommands, () => session.desk.post);
session.commands.register(
  bulkCommands(session, () => {
    const { post } = session.desk;
    return post !== null && editorCommands['edit.undo']?.(post) === true;
  }),
);
followTheme(session);
followKeyboard(session);
followDrops(session);
followTitle(session);
followLeaving(session);

const root = document.getElementById('root');
if (root)
  createRoot(root).render(<App session={session} parts={{ pages, place: new ReadingPlace(), library, proofing }} />);
if (start.open) await session.openSite(start.open.folder, start.open.post);
if (start.screenshot) reportSettled(session, pages);
