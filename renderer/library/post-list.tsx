import { Columns3, ListFilter, Table2, Tags } from 'lucide-react';
import { useCallback, useId, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { SitePath } from '../../shared/site/site-file.ts';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import { IconButton } from '../ui/button.tsx';
import { Menu } from '../ui/menu.tsx';
import { VirtualList } from '../ui/virtual-list.tsx';
import { EmptyList } from './empty-list.tsx';
import { GroupHead } from './group-head.tsx';
import { listMenu, orderWords } from './list-menu.ts';
import { PostRow } from './post-row.tsx';
import { SavedFilters } from './saved-filters.tsx';
import { usePostMenu } from './use-post-menu.tsx';

/** The answer to the library's question, as a list to walk: arrows move, Enter opens (with Ctrl in a new window), Shift and Ctrl select several. */
export function PostList() {
  const session = useSession();
  const { catalogue, desk } = session;
  const { count, posts, heads, version, query, reading, facts } = useStore(catalogue.store);
  const openPath = useStore(desk.store, state => state.path ?? state.loading);
  const selected = useStore(catalogue.selection);
  const [active, setActive] = useState({ version, index: 0 });
  const anchor = useRef(0);
  const id = useId();
  const menu = usePostMenu();
  const index = beside(Math.min(active.index, count - 1), 1);

  /** The place of the next post from a place on, in a direction; headings are passed over. */
  function beside(from: number, step: 1 | -1): number {
    let at = Math.max(0, Math.min(count - 1, from));
    while (heads.has(at) && at + step >= 0 && at + step < count) at += step;
    return heads.has(at) ? beside(at + 1, 1) : at;
  }

  const open = (at: number) => {
    const row = catalogue.row(at);
    if (row) void desk.open(row.path);
  };
  const openBeside = (at: number) => {
    const row = catalogue.row(at);
    if (row) void session.openBeside(row.path);
  };
  const move = (to: number) => setActive({ version, index: to });
  const extend = async (to: number) => {
    const [low, high] = [Math.min(anchor.current, to), Math.max(anchor.current, to)];
    catalogue.selection.set(new Set(await catalogue.paths(low, high + 1)));
  };
  const toggle = (at: number) => {
    const path = catalogue.row(at)?.path;
    if (path === undefined) return;
    const next = new Set<SitePath>(selected);
    // A click has opened this one, and it looks selected already.
    const clicked = catalogue.row(anchor.current)?.path;
    if (next.size === 0 && clicked !== undefined && clicked === openPath && clicked !== path) next.add(clicked);
    if (!next.delete(path)) next.add(path);
    anchor.current = at;
    catalogue.selection.set(next);
  };

  const press = (event: MouseEvent, at: number) => {
    move(at);
    if (event.shiftKey) void extend(at);
    else if (event.ctrlKey || event.metaKey) toggle(at);
    else {
      anchor.current = at;
      catalogue.selection.set(new Set());
      open(at);
    }
  };

  const key = (event: KeyboardEvent) => {
    const held = event.ctrlKey || event.metaKey;
    // Other keys with Ctrl are commands.
    if (event.altKey || (held && (event.shiftKey || !['a', 'Enter'].includes(event.key)))) return;
    const page = 8;
    const target = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: count - 1,
    }[event.key];
    if (target !== undefined) {
      const to = beside(target, target < index ? -1 : 1);
      move(to);
      if (event.shiftKey) void extend(to);
      else anchor.current = to;
    } else if (event.key === 'Enter') (held ? openBeside : open)(index);
    else if (event.key === ' ') toggle(index);
    else if (event.key === 'a' && held) {
      anchor.current = 0;
      void catalogue.paths(0, count).then(paths => catalogue.selection.set(new Set(paths)));
    } else if (event.key === 'Escape' && selected.size > 0) catalogue.selection.set(new Set());
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      const row = catalogue.row(index);
      const box = document.getElementById(`${id}-${index}`)?.getBoundingClientRect();
      if (row && box) menu.show(row, { x: box.left + 24, y: box.top + 24 });
    } else return;
    event.preventDefault();
  };

  const onRange = useCallback((from: number, to: number) => catalogue.want(from, to), [catalogue]);

  return (
    <div className="posts">
      <ListBar selected={selected.size} posts={posts} />
      {count === 0 && !reading && facts !== null ? (
        <EmptyList />
      ) : (
        <VirtualList
          className="posts-list"
          role="listbox"
          aria-label="Posts"
          aria-multiselectable
          aria-busy={reading}
          aria-activedescendant={count > 0 ? `${id}-${index}` : undefined}
          tabIndex={0}
          count={count}
          estimate={54}
          active={index}
          identity={JSON.stringify(query)}
          onRange={onRange}
          onKeyDown={key}
          renderRow={at => {
            const head = heads.get(at);
            if (head) return <GroupHead head={head} group={query.group} />;
            return (
              <PostRow
                id={`${id}-${at}`}
                index={at}
                place={at - headsBefore(heads, at) + 1}
                count={count - heads.size}
                active={at === index}
                selected={selected}
                openPath={openPath}
                onPress={press}
                onMenu={(row, point) => {
                  move(at);
                  menu.show(row, point);
                }}
              />
            );
          }}
        />
      )}
      {menu.element}
    </div>
  );
}

function headsBefore(heads: ReadonlyMap<number, unknown>, at: number): number {
  let count = 0;
  for (const head of heads.keys()) {
    if (head > at) break;
    count += 1;
  }
  return count;
}

function ListBar({ selected, posts }: { readonly selected: number; readonly posts: number }) {
  const { catalogue, commands } = useSession();
  const { query, facts } = useStore(catalogue.store);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const words =
    selected > 0
      ? `${selected.toLocaleString('en')} selected`
      : query.text !== ''
        ? `${posts.toLocaleString('en')} found`
        : orderWords(query);
  return (
    <div className="posts-head">
      <h2 aria-live="polite">{words}</h2>
      {selected > 0 && (
        <>
          <IconButton label="Tags of the selected posts" icon={Tags} onPress={() => commands.run('site.tags')} />
          <IconButton
            label="Front matter of the selected posts"
            icon={Table2}
            onPress={() => commands.run('site.front-matter')}
          />
        </>
      )}
      <IconButton
        label="Board"
        icon={Columns3}
        shortcut={commands.shownKey('site.board')}
        onPress={() => commands.run('site.board')}
      />
      <SavedFilters />
      <IconButton
        ref={button}
        label="Sort and filter"
        icon={ListFilter}
        opens="menu"
        expanded={open}
        onPress={() => setOpen(!open)}
      />
      {open && (
        <Menu
          label="Sort and filter"
          items={listMenu(query, facts, new Date(), part => catalogue.ask(part))}
          anchor={button}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
