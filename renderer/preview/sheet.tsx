import type { CSSProperties, ReactNode } from 'react';
import { useSize } from '../ui/use-size.ts';

export type SheetWidth = 'desktop' | 'tablet' | 'phone';

const PIXELS = { desktop: undefined, tablet: 820, phone: 390 } as const;

interface SheetProps {
  /** Kept alive behind something else. */
  readonly hidden: boolean;
  readonly width: SheetWidth;
  readonly zoom: number;
  readonly scheme: 'light' | 'dark';
  /** What to say in place of a page. */
  readonly empty: string | null;
  /** The frames that lie on it, made to measure. */
  readonly children: (style: CSSProperties) => ReactNode;
}

/**
 * The sheet of paper that the page lies on. A width that does not fit the pane is shown smaller rather than cut. The page's
 * `prefers-color-scheme` follows the colour scheme of the frame element.
 */
export function Sheet({ hidden, width, zoom, scheme, empty, children }: SheetProps) {
  const [desk, room] = useSize<HTMLDivElement>();
  const fixed = PIXELS[width];
  const scale = fixed === undefined ? zoom : Math.min(zoom, room.width / fixed || zoom);
  const pageWidth = fixed ?? room.width / scale;
  return (
    <div className={`preview-desk${hidden ? ' preview-desk-hidden' : ''}`} ref={desk}>
      <div className="preview-sheet" style={{ width: pageWidth * scale, height: room.height }}>
        {children({
          width: pageWidth,
          height: room.height / scale,
          transform: `scale(${scale})`,
          colorScheme: scheme,
        })}
        {empty !== null && <p className="preview-empty">{empty}</p>}
      </div>
    </div>
  );
}
