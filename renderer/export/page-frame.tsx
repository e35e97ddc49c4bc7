import { useLayoutEffect, useRef, useState } from 'react';

interface PageFrameProps {
  readonly title: string;
  readonly src: string;
  /** CSS pixels that the page may believe to have; shown smaller where they do not fit. */
  readonly width: number | undefined;
}

/** A whole page as it is published, without its scripts, under its title. */
export function PageFrame({ title, src, width }: PageFrameProps) {
  const room = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    if (!room.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(room.current);
    return () => observer.disconnect();
  }, []);
  const scale = width === undefined || size.width === 0 ? 1 : Math.min(1, size.width / width);
  return (
    <figure className="page-frame">
      <figcaption>{title}</figcaption>
      <div ref={room}>
        <iframe
          title={title}
          src={src}
          sandbox="allow-same-origin"
          style={{ width: size.width / scale, height: size.height / scale, transform: `scale(${scale})` }}
        />
      </div>
    </figure>
  );
}
