import { useId, type KeyboardEvent } from 'react';
import type { AssetFacts } from '../../shared/contract/assets.ts';
import { VirtualList } from '../ui/virtual-list.tsx';
import { sizeWords, usesOf } from './asset-filter.ts';

interface AssetGridProps {
  readonly images: readonly AssetFacts[];
  readonly identity: string;
  readonly source: (path: string) => string;
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onInsert: () => void;
}

const COLUMNS = 4;

/** Thumbnails in rows of four; only those in sight are loaded. Arrows walk, Enter inserts. */
export function AssetGrid({ images, identity, source, active, onActive, onInsert }: AssetGridProps) {
  const id = useId();
  const rows = Math.ceil(images.length / COLUMNS);
  const key = (event: KeyboardEvent) => {
    const to = {
      ArrowRight: active + 1,
      ArrowLeft: active - 1,
      ArrowDown: active + COLUMNS,
      ArrowUp: active - COLUMNS,
      PageDown: active + 3 * COLUMNS,
      PageUp: active - 3 * COLUMNS,
      Home: 0,
      End: images.length - 1,
    }[event.key];
    if (to !== undefined) onActive(Math.max(0, Math.min(images.length - 1, to)));
    else if (event.key === 'Enter') onInsert();
    else return;
    event.preventDefault();
  };
  return (
    <VirtualList
      className="asset-grid"
      role="listbox"
      aria-label="All images"
      aria-activedescendant={`${id}-${active}`}
      tabIndex={0}
      count={rows}
      estimate={142}
      active={Math.floor(active / COLUMNS)}
      identity={identity}
      onKeyDown={key}
      renderRow={row => (
        <div className="asset-row" role="presentation">
          {images.slice(row * COLUMNS, (row + 1) * COLUMNS).map((image, column) => {
            const index = row * COLUMNS + column;
            return (
              <div
                key={image.path}
                id={`${id}-${index}`}
                className={`asset-card${index === active ? ' asset-card-active' : ''}`}
                role="option"
                aria-selected={index === active}
                aria-label={`${image.path}, ${sizeWords(image.size)}, ${usesOf(image)}`}
                aria-posinset={index + 1}
                aria-setsize={images.length}
                onClick={() => onActive(index)}
              >
                <span className="asset-thumb">
                  <img src={source(image.path)} alt="" loading="lazy" decoding="async" draggable={false} />
                </span>
                <span className="asset-name">{image.path.slice(image.path.lastIndexOf('/') + 1)}</span>{' '}
                <span className="asset-facts">
                  {sizeWords(image.size)} · {usesOf(image)}
                </span>
              </div>
            );
          })}
        </div>
      )}
    />
  );
}
