import { useLayoutEffect, useRef, useState } from 'react';

export type SheetWidth = 'desktop' | 'tablet' | 'phone';

const PIXELS = { desktop: undefined, tablet: 820, phone: 390 } as const;

interface SheetProps {
  /** Kept alive behind something else. */
  readonly hidden: boolean;
  readonly origin: string;
  /** How the document of the frame is made; another mode needs another document. */
  readonly quirks: boolean;
  readonly width: SheetWidth;
  readonly zoom: number;
  readonly scheme: 'light' | 'dark';
  /** What to say in place of a page. */
  readonly empty: string | null;
  readonly onLoad: (frame: HTMLIFrameElement) => void;
}

/**
 * The sheet of paper that the page lies on. A width that does not fit the pane is shown smaller rather than cut. The page's
 * `prefers-color-scheme` follows the colour scheme of the frame element.
 */
export function Sheet({ hidden, origin, quirks, width, zoom, scheme, empty, onLoad }: SheetProps) {
  const desk = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    if (!desk.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setRoom({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(desk.current);
    return () => observer.disconnect();
  }, []);
  const fixed = PIXELS[width];
  const scale = fixed === undefined ? zoom : Math.min(zoom, room.width / fixed || zoom);
  const pageWidth = fixed ?? room.width / scale;
  return (
    <div className={`preview-desk${hidden ? ' preview-desk-hidden' : ''}`} ref={desk}>
      <div className="preview-sheet" style={{ width: pageWidth * scale, height: room.height }}>
        <iframe
          key={quirks ? 'quirks' : 'standards'}
          title="Preview"
          className="preview-frame"
          src={`${origin}/?galley-preview${quirks ? '=quirks' : ''}`}
          sandbox="allow-scripts allow-same-origin"
          style={{ width: pageWidth, height: room.height / scale, transform: `scale(${scale})`, colorScheme: scheme }}
          onLoad={event => onLoad(event.currentTarget)}
        />
        {empty !== null && <p className="preview-empty">{empty}</p>}
      </div>
    </div>
  );
}
