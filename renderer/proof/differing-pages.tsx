import { useState } from 'react';
import type { ProvedPage } from '../../shared/contract/proof.ts';
import type { SitePath } from '../../shared/site/site-file.ts';
import { Button } from '../ui/button.tsx';

interface DifferingPagesProps {
  readonly pages: readonly ProvedPage[];
  readonly onGo: (path: SitePath) => void;
}

const SHOWN = 500;

/** The pages that differ, and the places of the chosen one: what Jekyll wrote above what Galley shows. */
export function DifferingPages({ pages, onGo }: DifferingPagesProps) {
  const [chosen, setChosen] = useState(0);
  const page = pages[Math.min(chosen, pages.length - 1)];
  return (
    <div className="proof-halves">
      <ul className="proof-pages scrolls" aria-label="Pages that differ">
        {pages.slice(0, SHOWN).map(({ path, dest }, index) => (
          <li key={dest}>
            <button
              type="button"
              className="row-button"
              aria-pressed={index === chosen}
              onClick={() => setChosen(index)}
            >
              <span>{path}</span>
              {path !== dest && <small>{dest}</small>}
            </button>
          </li>
        ))}
        {pages.length > SHOWN && (
          <li className="proof-more">{`and ${(pages.length - SHOWN).toLocaleString('en')} more`}</li>
        )}
      </ul>
      {page && (
        <section className="proof-places scrolls" aria-label={`Differences of ${page.path}`} tabIndex={0}>
          <div className="proof-head">
            <h3 className="selectable">{page.dest}</h3>
            <Button kind="text" onPress={() => onGo(page.path)}>
              Open
            </Button>
          </div>
          {page.differences.map(({ at, expected, actual }, index) => (
            <dl key={index} className="proof-place selectable">
              <dt className="proof-at">{at === '' ? 'the page' : at}</dt>
              <dt>Jekyll</dt>
              <dd className="proof-theirs">{expected ?? 'nothing'}</dd>
              <dt>Galley</dt>
              <dd className="proof-ours">{actual ?? 'nothing'}</dd>
            </dl>
          ))}
        </section>
      )}
    </div>
  );
}
