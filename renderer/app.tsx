import { useCallback, useState } from 'react';
import { Editor } from './editor/editor.tsx';
import { DialogHost } from './dialogs/dialog-host.tsx';
import { DetailsForm } from './form/details-form.tsx';
import { LibraryPane } from './library/library-pane.tsx';
import type { SiteId } from '../shared/contract/request-parts.ts';
import { isRightToLeft } from '../shared/language/language-tag.ts';
import type { PageClient } from './preview/page-client.ts';
import type { PageCopy } from './preview/page-copies.ts';
import { Preview } from './preview/preview.tsx';
import { HistoryPane } from './history/history-pane.tsx';
import { ReviewPane } from './review/review-pane.tsx';
import { isDocument } from './state/post/is-document.ts';
import type { KeptPost } from './state/post/kept-post.ts';
import type { Proofing } from './state/proofing.ts';
import type { ReadingPlace } from './state/post/reading-place.ts';
import type { Session } from './state/session.ts';
import { SessionContext, useSession } from './state/session-context.ts';
import type { SiteLibrary } from './state/site/site-library.ts';
import { signature } from './state/post/review.ts';
import { sameFields, useStore } from './state/store.ts';
import { TooltipLayer } from './ui/tooltip.tsx';
import { ConflictBar } from './window/conflict-bar.tsx';
import { EmptyDesk } from './window/empty-desk.tsx';
import { StatusBar } from './window/status-bar.tsx';
import { UnmergedBar } from './window/unmerged-bar.tsx';
import { Welcome } from './window/welcome.tsx';
import { WorkspaceView } from './window/workspace-view.tsx';

/** What the panes are made of besides the session. */
export interface Parts {
  readonly pages: PageClient;
  readonly place: ReadingPlace;
  readonly library: SiteLibrary;
  readonly proofing: Proofing;
}

export function App({ session, parts }: { readonly session: Session; readonly parts: Parts }) {
  return (
    <SessionContext value={session}>
      <div className="app">
        <Content parts={parts} />
        <StatusBar />
      </div>
      <DialogHost />
      <TooltipLayer />
    </SessionContext>
  );
}

function Content({ parts }: { readonly parts: Parts }) {
  const session = useSession();
  const site = useStore(session.workspace.store, state => state.site);
  const kept = useStore(session.desk.store, state => state.kept);
  const scripts = useStore(
    session.preferences.store,
    ({ scriptSites }) => site !== null && scriptSites.includes(site.folder),
  );
  const pageMarks = useStore(session.view.store, state => state.pageMarks);
  const followLarge = useCallback(
    (hear: (live: boolean) => void) =>
      session.bridge.on('preview.page-large', ({ site: id, live }) => id === site?.id && hear(live)),
    [session, site],
  );
  if (!site) return <Welcome />;
  return (
    <WorkspaceView
      library={<LibraryPane />}
      editor={kept ? <PostDesk key={kept.id} kept={kept} parts={parts} /> : <EmptyDesk />}
      preview={
        <Preview
          site={site}
          client={parts.pages}
          post={kept?.post ?? null}
          place={parts.place}
          onEdit={path => void session.desk.open(path)}
          onOpenLink={url => void session.bridge.call('app.open-link', { url })}
          onPageEnded={problem => session.problems.report('preview-frame', [problem])}
          stopPage={live => session.bridge.call('preview.end-page', { site: site.id, live })}
          followLarge={followLarge}
          onOpenInBrowser={() => void session.commands.run('post.open-in-browser')}
          onShowProblems={() => session.view.toggleProblems(true)}
          marks={pageMarks}
          onMarks={() => session.view.togglePageMarks()}
          scripts={scripts}
          onScripts={() => session.togglePageScripts()}
          layLive={page => layLive(session, site.id, page)}
        />
      }
    />
  );
}

/** Has main lay a page ready that runs its scripts. */
async function layLive({ bridge }: Session, site: SiteId, { url, html, home }: PageCopy): Promise<string | undefined> {
  const answer = await bridge.call('preview.lay-live', { site, url, html, home });
  return answer.kind === 'laid' ? answer.address : undefined;
}

function PostDesk({ kept, parts }: { readonly kept: KeptPost; readonly parts: Parts }) {
  const { preferences, problems, view, language, snippets } = useSession();
  const rightToLeft = useStore(language.store, ({ written }) => isRightToLeft(written));
  const settings = useStore(preferences.store, editorSettings, sameFields);
  const { asYaml, reviewShown, suggesting, historyShown } = useStore(view.store);
  const [hasForm] = useState(() => isDocument(kept.post));
  if (historyShown) return <HistoryPane kept={kept} />;
  return (
    <>
      <ConflictBar kept={kept} />
      <UnmergedBar post={kept.post} />
      {hasForm && <DetailsForm post={kept.post} images={parts.library} />}
      <div className="workspace-page">
        <Editor
          post={kept.post}
          settings={settings}
          frontMatter={asYaml || !hasForm ? 'shown' : 'hidden'}
          review={suggesting ? 'suggesting' : reviewShown ? 'shown' : 'off'}
          author={() => signature(preferences.get().reviewer, Date.now())}
          knowledge={parts.library}
          images={parts.library}
          place={parts.place}
          proofing={parts.proofing}
          rightToLeft={rightToLeft}
          language={() => language.store.get().written}
          snippets={{
            list: () => snippets.list(),
            valuesFor: body => snippets.valuesFor(body, kept.post),
          }}
          onRefused={refused => problems.report('files', refused)}
        />
        {reviewShown && <ReviewPane post={kept.post} />}
      </div>
    </>
  );
}

function editorSettings(settings: ReturnType<Session['preferences']['get']>) {
  const { editorFont, editorFontSize, editorMeasure, focusMode, focusOn, typewriterMode, smartQuotes, foldMarks } =
    settings;
  return { editorFont, editorFontSize, editorMeasure, focusMode, focusOn, typewriterMode, smartQuotes, foldMarks };
}
