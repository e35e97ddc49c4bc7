import { ChevronsUpDown, FolderOpen, GitBranch, Settings2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import { Mark } from '../ui/mark.tsx';
import { Menu, type MenuItem } from '../ui/menu.tsx';

/** The site's name and branch; pressing it offers other sites. */
export function SiteHead() {
  const session = useSession();
  const { site, recent, reading } = useStore(session.workspace.store);
  const indexing = useStore(session.catalogue.store, state => state.indexing);
  const looking = useStore(session.catalogue.store, state => state.looking);
  const titles = useStore(session.catalogue.store, state => state.titles);
  const title = useStore(session.siteFacts.store, facts => facts.title);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  if (!site) return null;
  const items: MenuItem[] = [
    { kind: 'heading', label: 'Recent sites' },
    ...recent
      .filter(one => one.folder !== site.folder)
      .slice(0, 6)
      .map((one): MenuItem => ({
        kind: 'item',
        label: one.name,
        detail: one.folder,
        onPress: () => void session.openSite(one.folder),
      })),
    { kind: 'line' },
    {
      kind: 'item',
      label: 'Open Site…',
      icon: FolderOpen,
      shortcut: session.commands.shownKey('site.open'),
      onPress: () => session.commands.run('site.open'),
    },
    {
      kind: 'item',
      label: 'Settings…',
      icon: Settings2,
      shortcut: session.commands.shownKey('settings.open'),
      onPress: () => session.commands.run('settings.open'),
    },
  ];
  const shown = items.some(item => item.kind === 'item' && item.detail !== undefined) ? items : items.slice(2);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="site-head"
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Mark size={26} />
        <span className="site-names">
          <span className="site-name">{title ?? site.name}</span>
          <span className="site-note">
            {looking ? (
              `Looking through ${looking.done.toLocaleString('en')} of ${looking.total.toLocaleString('en')}`
            ) : titles ? (
              `Reading ${titles.done.toLocaleString('en')} of ${titles.total.toLocaleString('en')}`
            ) : reading ? (
              <>
                Reading{' '}
                {reading.total > 0
                  ? `${reading.done.toLocaleString('en')} of ${reading.total.toLocaleString('en')}`
                  : '…'}
              </>
            ) : indexing ? (
              `Indexing ${indexing.done.toLocaleString('en')} of ${indexing.total.toLocaleString('en')}`
            ) : site.git ? (
              <>
                <GitBranch className="icon" aria-hidden />
                {site.git.branch}
                {site.git.ahead > 0 && ` · ${site.git.ahead} to push`}
                {site.git.behind > 0 && ` · ${site.git.behind} to pull`}
              </>
            ) : (
              folderNote(site.folder)
            )}
          </span>
        </span>
        <ChevronsUpDown className="icon" aria-hidden />
      </button>
      {open && <Menu label="Sites" items={shown} anchor={button} onClose={() => setOpen(false)} />}
    </>
  );
}

function folderNote(folder: string): string {
  const parts = folder.split(/[\\/]/).filter(Boolean);
  return parts.slice(-2).join(' / ');
}
