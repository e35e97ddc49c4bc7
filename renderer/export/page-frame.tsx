import { useSize } from '../ui/use-size.ts';

interface PageFrameProps {
  readonly title: string;
  readonly src: string;
  /** CSS pixels that the page may believe to have; shown smaller where they do not fit. */
  readonly width: number | undefined;
}

/** A whole page as it is published, without its scripts, under its title. */
export function PageFrame({ title, src, width }: PageFrameProps) {
  const [room, size] = useSize<HTMLDivElement>();
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
