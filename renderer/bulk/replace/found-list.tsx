import { Check, Minus } from 'lucide-react';
import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import type { FoundFile } from '../../../shared/contract/search.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import type { TextHit } from '../../../shared/text/text-search.ts';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { placeId } from './search-job.ts';

interface FoundListProps {
  readonly files: readonly FoundFile[];
  /** Of which search these are: another one starts at its top. */
  readonly identity: string;
  /** Places that stay as they are. */
  readonly leftOut: ReadonlySet<string>;
  readonly onLeaveOut: (places: ReadonlySet<string>) => void;
  readonly onOpen: (path: SitePath, hit: TextHit) => void;
}

type Row =
  | { readonly kind: 'file'; readonly file: FoundFile }
  | { readonly kind: 'hit'; readonly path: SitePath; readonly hit: TextHit };

/** What was found, by file: arrows move, Space leaves a place or a whole file out, Enter opens it. */
export function FoundList({ files, identity, leftOut, onLeaveOut, onOpen }: FoundListProps) {
  const id = useId();
  const [active, setActive] = useState(0);
  const rows = useMemo(
    () =>
      files.flatMap((file): Row[] => [
        { kind: 'file', file },
        ...file.hits.map(hit => ({ kind: 'hit' as const, path: file.path, hit })),
      ]),
    [files],
  );
  const index = Math.min(active, rows.length - 1);
  const toggle = (row: Row) => {
    const next = new Set(leftOut);
    const places = placesOf(row);
    if (places.every(place => next.has(place))) places.forEach(place => next.delete(place));
    else places.forEach(place => next.add(place));
    onLeaveOut(next);
  };
  const open = (row: Row) =>
    row.kind === 'hit' ? onOpen(row.path, row.hit) : onOpen(row.file.path, row.file.hits[0]!);
  const key = (event: KeyboardEvent) => {
    const row = rows[index];
    const to = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + 12,
      PageUp: index - 12,
      Home: 0,
      End: rows.length - 1,
    }[event.key];
    if (to !== undefined) setActive(Math.max(0, Math.min(rows.length - 1, to)));
    else if (event.key === ' ' && row) toggle(row);
    else if (event.key === 'Enter' && row) open(row);
    else return;
    event.preventDefault();
  };
  return (
    <VirtualList
      className="found-list"
      role="listbox"
      aria-label="Found places"
      aria-multiselectable
      aria-activedescendant={`${id}-${index}`}
      tabIndex={0}
      count={rows.length}
      estimate={26}
      active={index}
      identity={identity}
      onKeyDown={key}
      renderRow={at => {
        const row = rows[at]!;
        const out = placesOf(row).filter(place => leftOut.has(place)).length;
        const all = placesOf(row).length;
        return (
          <div
            id={`${id}-${at}`}
            className={`found-row found-${row.kind}${at === index ? ' found-active' : ''}${out === all ? ' found-out' : ''}`}
            role="option"
            aria-selected={out < all}
            aria-posinset={at + 1}
            aria-setsize={rows.length}
            onClick={() => {
              setActive(at);
              toggle(row);
            }}
            onDoubleClick={() => open(row)}
          >
            <span className={`found-check${out < all ? ' found-check-on' : ''}`} aria-hidden>
              {out < all && (out > 0 ? <Minus /> : <Check />)}
            </span>
            {row.kind === 'file' ? <FileWords file={row.file} /> : <HitWords hit={row.hit} />}
          </div>
        );
      }}
    />
  );
}

function placesOf(row: Row): readonly string[] {
  return row.kind === 'hit'
    ? [placeId(row.path, row.hit.from)]
    : row.file.hits.map(({ from }) => placeId(row.file.path, from));
}

function FileWords({ file }: { readonly file: FoundFile }) {
  return (
    <>
      <bdi className="found-path">{file.path}</bdi>
      <span className="found-count">{file.hits.length.toLocaleString('en')}</span>
    </>
  );
}

function HitWords({ hit }: { readonly hit: TextHit }) {
  const { shown, at, was, insert, line } = hit;
  const marked = shown.slice(at, at + was.length);
  return (
    <>
      <span className="found-line">{line.toLocaleString('en')}</span>
      <bdi className="found-words">
        {shown.slice(0, at).trimStart()}
        {insert === was ? <mark>{marked}</mark> : <del>{marked}</del>}
        {insert !== was && insert !== '' && <ins>{insert}</ins>}
        {shown.slice(at + was.length)}
      </bdi>
    </>
  );
}
