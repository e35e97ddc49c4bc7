import { Info, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { OpenPost } from '../state/post/open-post.ts';
import type { PageClient } from './page-client.ts';
import type { PageCopy } from './page-copies.ts';
import {
  adviseOnHead,
  cardImageSource,
  cutToWidth,
  DESCRIPTION_SIZE,
  readPageHead,
  SEARCH_WIDTHS,
  TITLE_SIZE,
  type HeadAdvice,
  type Measure,
} from './page-head.ts';
import './share-view.css';

interface ShareViewProps {
  readonly client: PageClient;
  readonly post: OpenPost | null;
  readonly origin: string;
  readonly phone: boolean;
}

/** The head is read again when the typing pauses; milliseconds. */
const PAUSE = 400;

/** The page as a search engine lists it and as a social network shows its link, from its own rendered head. */
export function ShareView({ client, post, origin, phone }: ShareViewProps) {
  const copy = usePageCopy(client, post);
  if (!copy) return <div className="share-view" />;
  const head = readPageHead(copy.html);
  const widths = SEARCH_WIDTHS[phone ? 'phone' : 'desktop'];
  const advice = adviseOnHead(head, widths, measure);
  const home = head.canonical !== null && URL.canParse(head.canonical) ? new URL(head.canonical) : null;
  const crumbs = [home?.host ?? 'your site', ...copy.url.split('/').filter(part => part !== '')];
  return (
    <div
      className={`share-view scrolls${phone ? ' share-phone' : ''}`}
      tabIndex={0}
      role="group"
      aria-label="Search and sharing"
    >
      <h3>Search result</h3>
      <div className="share-result">
        <p className="share-crumbs">{crumbs.map(decoded).join(' › ')}</p>
        <p className="share-title">{cutToWidth(head.title ?? copy.url, TITLE_SIZE, widths.title, measure)}</p>
        <p className="share-words">
          {head.description === null
            ? 'Words from the page’s text'
            : cutToWidth(head.description, DESCRIPTION_SIZE, widths.description, measure)}
        </p>
      </div>
      <h3>Shared link</h3>
      <Card
        key={head.cardImage}
        image={head.cardImage}
        source={head.cardImage === null ? null : cardImageSource(head.cardImage, head.canonical, origin)}
      >
        <p className="share-crumbs">{head.cardSite ?? home?.host ?? 'your site'}</p>
        <p className="share-card-title">{head.cardTitle ?? copy.url}</p>
        {head.cardDescription !== null && <p className="share-card-words">{head.cardDescription}</p>}
      </Card>
      {advice.length === 0 ? (
        <p className="share-fine">Nothing is missing in the page’s head.</p>
      ) : (
        <ul className="share-advice" aria-label="Advice">
          {advice.map(one => (
            <Advice key={one.words} {...one} />
          ))}
        </ul>
      )}
    </div>
  );
}

interface CardProps {
  readonly image: string | null;
  readonly source: string | null;
  readonly children: React.ReactNode;
}

/** A card of 1200 × 630, the image cut to it as networks cut it. */
function Card({ image, source, children }: CardProps) {
  const [remark, setRemark] = useState<string | null>(null);
  return (
    <>
      <div className="share-card">
        <div className="share-picture">
          {source === null || remark === GONE ? (
            <span>{image === null ? 'No picture' : source === null ? 'A picture on another server' : 'Not found'}</span>
          ) : (
            <img
              src={source}
              alt=""
              onError={() => setRemark(GONE)}
              onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
                setRemark(
                  naturalWidth > 0 && naturalWidth < 600
                    ? `The picture has ${naturalWidth} × ${naturalHeight} pixels; a large card wants 1200 × 630.`
                    : null,
                )
              }
            />
          )}
        </div>
        <div className="share-card-text">{children}</div>
      </div>
      {remark !== null && (
        <ul className="share-advice" aria-label="Picture">
          <Advice severity="warning" words={remark} />
        </ul>
      )}
    </>
  );
}

const GONE = 'The picture of og:image is not in this site.';

function Advice({ severity, words }: HeadAdvice) {
  const Glyph = severity === 'warning' ? TriangleAlert : Info;
  return (
    <li className={`share-${severity}`}>
      <Glyph className="icon" aria-hidden />
      {words}
    </li>
  );
}

/** The whole page, asked for anew a moment after its text or the shown page changed. */
function usePageCopy(client: PageClient, post: OpenPost | null): PageCopy | null {
  const [copy, setCopy] = useState<PageCopy | null>(null);
  useEffect(() => {
    let wanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () => void client.copy().then(next => wanted && next && setCopy(next));
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE);
    };
    ask();
    const leave = [client.store.subscribe(later), post?.subscribe(later)];
    return () => {
      wanted = false;
      clearTimeout(timer);
      for (const end of leave) end?.();
    };
  }, [client, post]);
  return copy;
}

let context: CanvasRenderingContext2D | null | undefined;

/** Pixels of a text in the face that search engines use. */
const measure: Measure = (text, size) => {
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return text.length * size * 0.5;
  context.font = `${size}px Arial, sans-serif`;
  return context.measureText(text).width;
};

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
