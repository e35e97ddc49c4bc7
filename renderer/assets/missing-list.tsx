import type { Place } from '../../shared/kit/problem.ts';
import type { MissingAsset } from '../../shared/site/asset-uses.ts';

interface MissingListProps {
  readonly missing: readonly MissingAsset[];
  readonly onGo: (place: Place) => void;
}

const SHOWN = 500;

/** Images that posts name and the site does not have, with the places. */
export function MissingList({ missing, onGo }: MissingListProps) {
  if (missing.length === 0) return <p className="asset-none">Every image that a text names is there.</p>;
  return (
    <ul className="asset-missing scrolls" aria-label="Missing images" tabIndex={0}>
      {missing.slice(0, SHOWN).map(({ address, path, line, column }) => (
        <li key={`${path}:${line}:${column}`}>
          <span className="selectable">{address}</span>
          <button type="button" className="asset-use" onClick={() => onGo({ path, line, column })}>
            {path}:{line}
          </button>
        </li>
      ))}
    </ul>
  );
}
