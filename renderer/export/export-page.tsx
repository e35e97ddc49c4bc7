import { useState } from 'react';
import type { ExportPage, ExportTexts, ExportViews } from '../../shared/contract/export.ts';
import { DiffLines } from '../ui/diff-lines.tsx';
import { Segments } from '../ui/segments.tsx';
import { PageFrame } from './page-frame.tsx';
import { pageAddress } from './export-words.ts';

type Look = 'both' | 'before' | 'after' | 'lines';

interface ExportPageViewProps {
  readonly page: ExportPage;
  readonly views: ExportViews;
  readonly plan: number;
  readonly at: number;
  readonly texts: ExportTexts | null | undefined;
}

const LABELS: Readonly<Record<Look, string>> = { both: 'Side by side', before: 'Now', after: 'After', lines: 'Lines' };
/** A page that stands alone is named by when it is there. */
const LOOKS: Readonly<Record<ExportPage['kind'], readonly Look[]>> = {
  changed: ['both', 'before', 'after', 'lines'],
  new: ['after', 'lines'],
  gone: ['before', 'lines'],
};

/** A page of the target that changes: as it is published now, as it will be, or the lines of its source that differ. */
export function ExportPageView({ page, views, plan, at, texts }: ExportPageViewProps) {
  const [wanted, setWanted] = useState<Look>('both');
  const looks = page.type === 'text/html' ? LOOKS[page.kind] : (['lines'] as const);
  const look = looks.find(one => one === wanted) ?? looks[0]!;
  const sides = look === 'both' ? (['before', 'after'] as const) : look === 'lines' ? [] : [look];
  return (
    <div className="export-page">
      <div className="export-page-bar">
        <span className="export-page-url selectable">{page.url}</span>
        {looks.length > 1 && (
          <Segments
            label="What to show"
            value={look}
            segments={looks.map(value => ({ value, label: LABELS[value] }))}
            onChange={setWanted}
          />
        )}
      </div>
      {look === 'lines' ? (
        <div className="export-page-lines scrolls">
          {texts && <DiffLines before={texts.before ?? ''} after={texts.after ?? ''} />}
        </div>
      ) : (
        <div className="export-page-sides">
          {sides.map(side => (
            <PageFrame
              key={side}
              title={TITLES[side]}
              src={pageAddress(views[side], page.url, plan, at)}
              // Beside each other the pages get the width of a small window, and are shown smaller rather than cut.
              width={look === 'both' ? HALF : undefined}
            />
          ))}
        </div>
      )}
    </div>
  );
}

const TITLES = { before: 'As it is published now', after: 'As it will be published' } as const;
/** CSS pixels of a page that shares its place with another. */
const HALF = 480;
