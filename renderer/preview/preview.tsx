import { Braces, ExternalLink, MessageSquareText, Monitor, Moon, Share2, Smartphone, Sun, Tablet } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { OpenedSite } from '../../shared/contract/site-calls.ts';
import type { Problem } from '../../shared/kit/problem.ts';
import { assertNever } from '../../shared/kit/result.ts';
import type { ToFrame } from '../../shared/contract/preview-frame.ts';
import type { SitePath } from '../../shared/site/site-file.ts';
import type { OpenPost } from '../state/post/open-post.ts';
import type { ReadingPlace } from '../state/post/reading-place.ts';
import { useStore } from '../state/store.ts';
import { IconButton } from '../ui/button.tsx';
import { Segments } from '../ui/segments.tsx';
import { useLasting } from '../ui/use-lasting.ts';
import { byHand } from './by-hand.ts';
import { linkFrame, linkTarget, type SaidByFrame } from './frame-link.ts';
import { FRAME_RIGHTS } from './frame-rights.ts';
import { LivePages } from './live-pages.tsx';
import type { PageClient } from './page-client.ts';
import type { PageCopy } from './page-copies.ts';
import { PreviewBadge } from './preview-badge.tsx';
import { isOfAnother, type PreviewState } from './preview-state.ts';
import { ShareView } from './share-view.tsx';
import { Sheet, type SheetWidth } from './sheet.tsx';
import { sourcePlace } from './source-place.ts';
import { usePageEnds } from './use-page-ends.ts';
import { VisitBar } from './visit-bar.tsx';
import { ZoomButton } from './zoom-button.tsx';
import './preview.css';

/** A text whose page takes more than a moment; characters. */
const LONG = 1_500_000;
/** Another post's page may stay for so long until the own one is there; milliseconds. */
const STAY = 500;

export interface PreviewProps {
  readonly site: OpenedSite;
  readonly client: PageClient;
  readonly post: OpenPost | null;
  readonly place: ReadingPlace;
  readonly onEdit: (path: SitePath) => void;
  /** A link that leads out of the site. */
  readonly onOpenLink: (url: string) => void;
  /** A page's process ended, or was stopped. */
  readonly onPageEnded: (problem: Problem) => void;
  /** Ends the process of the page, or of the one that runs its scripts. */
  readonly stopPage: (live: boolean) => Promise<unknown>;
  /** Hears when main ended a page's process for the memory that it took. */
  readonly followLarge: (hear: (live: boolean) => void) => () => void;
  readonly onOpenInBrowser: () => void;
  readonly onShowProblems: () => void;
  /** Review marks are shown on the page. */
  readonly marks: boolean;
  readonly onMarks: () => void;
  /** The page's own scripts run. */
  readonly scripts: boolean;
  readonly onScripts: () => void;
  /** Lays a page that runs its scripts ready; undefined when that cannot be. */
  readonly layLive: (page: PageCopy) => Promise<string | undefined>;
}

/** Region "Preview": the page as it will be published, in a frame of the site's own origin. */
export function Preview(props: PreviewProps) {
  const { site, client, post, place, onOpenLink } = props;
  const state = useStore(client.store);
  const begun = useStore(client.begun);
  const [width, setWidth] = useState<SheetWidth>('desktop');
  const [zoom, setZoom] = useState(1);
  const [scheme, setScheme] = useState<'light' | 'dark'>('light');
  const [sharing, setSharing] = useState(false);
  const [pointed, setPointed] = useState<string | null>(null);
  const link = useRef<() => void>(undefined);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  const follow = async (url: string): Promise<void> => {
    if (!(await byHand())) return;
    const target = linkTarget(url, site.origin, site.liveOrigin);
    if (target.kind === 'inside') client.visit(target.url);
    else if (target.kind === 'outside') onOpenLink(target.url);
  };

  const reveal = async (message: Extract<SaidByFrame, { readonly kind: 'clicked' }>): Promise<void> => {
    const { post: open } = latest.current;
    if (!open || client.store.get().page?.visited || !(await byHand()) || open !== latest.current.post) return;
    const { line, lines, near, offset } = message;
    open.reveal(sourcePlace(open.doc, line, lines, near, offset));
  };

  const hear = (message: SaidByFrame, send: (message: ToFrame) => void): void => {
    switch (message.kind) {
      case 'ready': {
        const leave = client.connect(send);
        const unfollow = place.follow('preview', line => send({ kind: 'scroll', line }));
        send({ kind: 'scroll', line: place.line });
        const close = link.current;
        link.current = () => [leave, unfollow, close].forEach(end => end?.());
        return;
      }
      case 'lost':
        return client.lost();
      case 'shown':
        return client.seen.set(true);
      case 'scrolled':
        return client.store.get().page?.visited ? undefined : place.lead('preview', message.line);
      case 'clicked':
        void reveal(message);
        return;
      case 'followed':
        void follow(message.url);
        return;
      case 'pointed':
        return setPointed(message.url && shownAddress(message.url, site.origin));
      default:
        return assertNever(message);
    }
  };

  const ends = usePageEnds({
    site,
    close: () => link.current?.(),
    stopPage: props.stopPage,
    onPageEnded: props.onPageEnded,
    followLarge: props.followLarge,
  });
  const connect = (frame: HTMLIFrameElement): void => {
    link.current?.();
    link.current = linkFrame(frame, site.origin, hear, ends.pageEnded);
  };
  useEffect(() => () => link.current?.(), [site.origin]);
  const { visiting } = state;
  const scripts = props.scripts && !ends.areScriptsStopped;
  const live = scripts && state.page !== null;
  const measures = { width, zoom, scheme };
  const known = state.page?.path;
  const isAnothers = isOfAnother(state, post?.path ?? null);
  const isEmpty = useLasting(isAnothers, STAY) || state.page === null;

  return (
    <section className="preview" aria-label="Preview">
      <header className="preview-bar">
        <Segments label="Width" value={width} segments={WIDTHS} onChange={setWidth} />
        <div className="preview-scheme">
          <Segments label="Colour scheme of the page" value={scheme} segments={SCHEMES} onChange={setScheme} />
        </div>
        <ZoomButton zoom={zoom} onChange={setZoom} />
        <span className="preview-space" />
        <IconButton
          label="Search and Sharing"
          icon={Share2}
          pressed={sharing}
          onPress={() => setSharing(shown => !shown)}
        />
        <IconButton
          label="Scripts of the page"
          icon={Braces}
          pressed={scripts}
          onPress={() => (props.scripts && !scripts ? ends.runScriptsAgain() : props.onScripts())}
        />
        <IconButton label="Marks" icon={MessageSquareText} pressed={props.marks} onPress={props.onMarks} />
        <PreviewBadge state={state} isAnothers={isAnothers} marks={props.marks} onShowProblems={props.onShowProblems} />
        <div className="preview-browser">
          <IconButton label="Open Page in Browser" icon={ExternalLink} onPress={props.onOpenInBrowser} />
        </div>
      </header>
      {visiting !== null && (
        <VisitBar
          url={visiting}
          onBack={() => client.visit(null)}
          onEdit={
            known && known !== post?.path && /\.(?:md|markdown)$/i.test(known) ? () => props.onEdit(known) : undefined
          }
        />
      )}
      {sharing && <ShareView client={client} post={post} origin={site.origin} phone={width === 'phone'} />}
      {live && (
        <Sheet hidden={sharing} key={`${site.origin} live`} {...measures} empty={null}>
          {style => (
            <LivePages
              client={client}
              style={style}
              lay={props.layLive}
              onFollow={url => void follow(url)}
              onSilent={ends.stopScripts}
            />
          )}
        </Sheet>
      )}
      <Sheet
        hidden={sharing || live}
        key={`${site.origin} ${ends.lives}`}
        {...measures}
        empty={isEmpty ? emptyReason(state, post) : null}
      >
        {style =>
          begun && (
            <iframe
              // How the document of the frame is made: another mode needs another document.
              key={state.quirks ? 'quirks' : 'standards'}
              title="Preview"
              className="preview-frame"
              src={`${site.origin}/?galley-preview${state.quirks ? '=quirks' : ''}`}
              {...FRAME_RIGHTS}
              style={style}
              onLoad={event => connect(event.currentTarget)}
            />
          )
        }
      </Sheet>
      {pointed !== null && <output className="preview-pointed">{pointed}</output>}
    </section>
  );
}

const WIDTHS = [
  { value: 'desktop', label: 'As wide as the pane', icon: Monitor },
  { value: 'tablet', label: 'Tablet, 820 pixels', icon: Tablet },
  { value: 'phone', label: 'Phone, 390 pixels', icon: Smartphone },
] as const;

const SCHEMES = [
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
] as const;

function emptyReason(state: PreviewState, post: OpenPost | null): string {
  if (!post) return 'Open a post to see its page.';
  if (state.problems[0]) return `${state.problems[0].cause} ${state.problems[0].remedy}`;
  if (post.doc.length < LONG) return 'Setting the page…';
  const size = (post.doc.length / 1e6).toLocaleString('en', { maximumFractionDigits: 1 });
  return `Setting the page… ${size} million characters take a while; writing need not wait.`;
}

function shownAddress(url: string, origin: string): string {
  return url.startsWith(`${origin}/`) ? url.slice(origin.length).replace(/\?galley-preview(?:=quirks)?/, '') : url;
}
