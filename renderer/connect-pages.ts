import type { PageClient } from './preview/page-client.ts';
import { richCopy } from './preview/rich-copy.ts';
import type { Session } from './state/session.ts';

/** Ties the preview's pages to the session: the site's files go in; problems and the page's address come out. */
export function connectPages(session: Session, pages: PageClient): void {
  const { bridge, workspace, desk, problems, page, view } = session;
  workspace.follow(pages);
  bridge.on('preview.wanted', ({ site, request, path }) => {
    if (site === workspace.site?.id) pages.provide(request, path);
  });
  desk.store.subscribe(() => pages.show(desk.post));
  view.store.subscribe(() => pages.showMarks(view.store.get().pageMarks));
  pages.store.subscribe(() => {
    const state = pages.store.get();
    problems.report('page', state.problems);
    problems.report('site', state.siteProblems);
    const shown = state.page;
    if (!shown || shown.visited || shown.path === null) return;
    const last = page.get();
    const rival = state.rival?.of === shown.path ? state.rival.path : null;
    if (last?.path !== shown.path || last.url !== shown.url || last.rival !== rival)
      page.set({ path: shown.path, url: shown.url, rival });
  });
  session.commands.register({
    'post.open-in-browser': () => void openInBrowser(session, pages),
    'post.print': () => void print(session, pages, false),
    'post.save-pdf': () => void print(session, pages, true),
    'post.copy-rich': () => void copyRich(session, pages),
    'post.save-html': () => void saveHtml(session, pages),
    'post.save-zip': () => void saveZip(session),
  });
}

async function openInBrowser(session: Session, pages: PageClient): Promise<void> {
  const copy = await pages.copy();
  const site = session.workspace.site;
  if (!copy || !site) return;
  const answer = await session.bridge.call('preview.open-in-browser', {
    site: site.id,
    url: copy.url,
    html: copy.html,
    home: copy.home,
  });
  if (answer.kind === 'refused') session.dialogs.show({ kind: 'refused', problem: answer.problem });
}

async function saveHtml(session: Session, pages: PageClient): Promise<void> {
  const copy = await pages.copy();
  const site = session.workspace.site;
  if (!copy || !site) return;
  const { url, html, home } = copy;
  const answer = await session.bridge.call('preview.save-html', { site: site.id, url, html, home });
  if (answer.kind === 'refused') session.dialogs.show({ kind: 'refused', problem: answer.problem });
}

/** The text as it is now, saved or not. */
async function saveZip({ bridge, desk, dialogs, siteFacts, workspace }: Session): Promise<void> {
  const { post } = desk;
  const { site } = workspace;
  if (!post || !site) return;
  const baseurl = siteFacts.store.get().settings?.config.get('baseurl');
  const answer = await bridge.call('preview.save-zip', {
    site: site.id,
    path: post.path,
    text: post.fileText(),
    baseurl: typeof baseurl === 'string' ? baseurl : '',
  });
  if (answer.kind === 'refused') dialogs.show({ kind: 'refused', problem: answer.problem });
}

async function print(session: Session, pages: PageClient, toPdf: boolean): Promise<void> {
  const copy = await pages.copy();
  const site = session.workspace.site;
  if (!copy || !site) return;
  const { url, html, home } = copy;
  const answer = await session.bridge.call('preview.print', { site: site.id, url, html, home, toPdf });
  if (answer.kind === 'refused') session.dialogs.show({ kind: 'refused', problem: answer.problem });
}

async function copyRich(session: Session, pages: PageClient): Promise<void> {
  const copy = await pages.copy();
  if (!copy) return;
  const { config } = session.siteFacts.store.get().settings ?? {};
  const url = config?.get('url');
  const baseurl = config?.get('baseurl');
  const home = typeof url === 'string' ? url.replace(/\/+$/, '') : '';
  const under = home === '' || typeof baseurl !== 'string' ? '' : baseurl.replace(/\/+$/, '');
  const { html, text } = richCopy(copy.body, under + copy.url, home);
  const blob = (type: string, content: string) => new Blob([content], { type });
  const item = new ClipboardItem({ 'text/html': blob('text/html', html), 'text/plain': blob('text/plain', text) });
  await navigator.clipboard.write([item]).catch((reason: unknown) => {
    const place = { path: session.desk.post?.path ?? '', line: 1, column: 1 };
    const cause = `The text could not be copied: ${reason instanceof Error ? reason.message : String(reason)}.`;
    const remedy = 'Click into the window and try it again.';
    session.dialogs.show({ kind: 'refused', problem: { severity: 'error', code: 'copy', place, cause, remedy } });
  });
}
