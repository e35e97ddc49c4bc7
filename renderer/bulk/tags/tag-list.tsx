import { Check } from 'lucide-react';
import { useId, useState, type KeyboardEvent } from 'react';
import type { Counted } from '../../../shared/library/catalogue.ts';
import { VirtualList } from '../../ui/virtual-list.tsx';

interface TagListProps {
  readonly label: string;
  readonly names: readonly Counted[];
  /** Of which list and filter these are: another one starts at its top. */
  readonly identity: string;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  readonly onRename: () => void;
  readonly onDelete: (names: ReadonlySet<string>) => void;
}

/** All names with their counts, to be marked: arrows move, Space marks, F2 renames or merges, Delete deletes. */
export function TagList({ label, names, identity, selected, onSelect, onRename, onDelete }: TagListProps) {
  const id = useId();
  const [active, setActive] = useState(0);
  const index = Math.min(active, names.length - 1);
  const toggle = (name: string) => {
    const next = new Set(selected);
    if (!next.delete(name)) next.add(name);
    onSelect(next);
  };
  const key = (event: KeyboardEvent) => {
    const to = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + 8,
      PageUp: index - 8,
      Home: 0,
      End: names.length - 1,
    }[event.key];
    const name = names[index]?.value;
    const marked = selected.size > 0 || name === undefined ? selected : new Set([name]);
    if (to !== undefined) setActive(Math.max(0, Math.min(names.length - 1, to)));
    else if (event.key === ' ' && name !== undefined) toggle(name);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) onSelect(new Set(names.map(({ value }) => value)));
    else if (event.key === 'F2' || event.key === 'Enter') {
      onSelect(marked);
      onRename();
    } else if (event.key === 'Delete') {
      onSelect(marked);
      onDelete(marked);
    } else return;
    event.preventDefault();
  };
  if (names.length === 0) return <p className="tag-none">None of them is called that.</p>;
  return (
    <VirtualList
      className="tag-list"
      role="listbox"
      aria-label={label}
      aria-multiselectable
      aria-activedescendant={`${id}-${index}`}
      tabIndex={0}
      count={names.length}
      estimate={30}
      active={index}
      identity={identity}
      onKeyDown={key}
      renderRow={at => {
        const { value, count } = names[at]!;
        const marked = selected.has(value);
        return (
          <div
            id={`${id}-${at}`}
            className={`tag-row${at === index ? ' tag-row-active' : ''}`}
            role="option"
            aria-selected={marked}
            aria-posinset={at + 1}
            aria-setsize={names.length}
            onClick={() => {
              setActive(at);
              toggle(value);
            }}
          >
            <span className={`tag-check${marked ? ' tag-check-on' : ''}`} aria-hidden>
              {marked && <Check />}
            </span>
            <bdi className="tag-name">{value}</bdi>
            <span className="tag-count">{count.toLocaleString('en')}</span>
          </div>
        );
      }}
    />
  );
}
