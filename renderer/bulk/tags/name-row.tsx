import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Counted } from '../../../shared/library/catalogue.ts';
import { TagChip } from './tag-chip.tsx';

interface NameRowProps {
  readonly from: readonly Counted[];
  /** What they become; none where they go. */
  readonly to: { readonly value: string; readonly count: number | undefined } | null;
  readonly children?: ReactNode;
}

/** Names that become one, drawn: `harbor 17` `Harbour 4` → `harbour 63`. */
export function NameRow({ from, to, children }: NameRowProps) {
  return (
    <div className="name-row">
      <span className="name-row-names">
        {from.map(({ value, count }) => (
          <TagChip key={value} name={value} count={count} />
        ))}
        {to && (
          <>
            <ArrowRight className="icon" aria-label="become" />
            <TagChip name={to.value} count={to.count} kept />
          </>
        )}
      </span>
      {children}
    </div>
  );
}
