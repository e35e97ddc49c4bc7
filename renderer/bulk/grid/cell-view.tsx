import { Check, Minus } from 'lucide-react';
import type { CellKind } from '../../../shared/library/cells.ts';

interface CellViewProps {
  readonly kind: CellKind;
  readonly text: string;
}

/** A value of front matter in its cell: a tick, chips, a text cut at the cell's end. */
export function CellView({ kind, text }: CellViewProps) {
  if (text === '') return null;
  if (kind === 'switch' && (text === 'true' || text === 'false')) {
    const Glyph = text === 'true' ? Check : Minus;
    return (
      <span className={`cell-switch cell-switch-${text}`}>
        <Glyph className="icon" aria-hidden />
        {text === 'true' ? 'Yes' : 'No'}
      </span>
    );
  }
  if (kind === 'list') {
    const items = text.match(/"(?:[^"]|"")*"|[^,]+/g) ?? [];
    return (
      <span className="cell-items">
        {items.map((item, at) => (
          <span key={at} className="cell-item">
            {item.trim().replace(/^"|"$/g, '')}
          </span>
        ))}
      </span>
    );
  }
  return <span className="cell-text">{text}</span>;
}
