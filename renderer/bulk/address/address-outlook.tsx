import { ArrowRight, TriangleAlert } from 'lucide-react';
import type { AddressPlan } from '../../../shared/export/change-address.ts';

/** The address before and after, who is published there already, and the files whose links change. */
export function AddressOutlook({ plan }: { readonly plan: AddressPlan | null }) {
  if (!plan) {
    return (
      <p className="address-outlook" role="status">
        Reading the addresses of the site…
      </p>
    );
  }
  const { before, after, collides, links } = plan;
  const places = links.reduce((sum, { edits }) => sum + edits.length, 0);
  return (
    <div className="address-outlook">
      <p className="address-way selectable" role="status" aria-label="Address">
        {before}
        {after === before ? (
          <span> · stays</span>
        ) : (
          <>
            <ArrowRight className="icon" aria-label="becomes" /> <strong>{after}</strong>
          </>
        )}
      </p>
      {collides !== null && (
        <p className="bulk-refused" role="alert">
          <TriangleAlert className="icon" aria-hidden /> {collides} is published at this address already.
        </p>
      )}
      <section aria-label="Links to it">
        <h3>
          {places === 0
            ? 'No file of the site links to it.'
            : `${places} ${places === 1 ? 'link' : 'links'} in ${links.length} ${links.length === 1 ? 'file' : 'files'} lead to it and change too`}
        </h3>
        <ul className="scrolls" tabIndex={links.length > 6 ? 0 : undefined}>
          {links.map(({ path, edits }) => (
            <li key={path}>
              <span className="selectable">{path}</span>
              <span className="address-count">{edits.length === 1 ? edits[0]?.was : `${edits.length} links`}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
