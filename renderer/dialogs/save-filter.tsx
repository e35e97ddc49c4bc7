import { Bookmark } from 'lucide-react';
import { useState } from 'react';
import { filtersOf, keepFilter, renameFilter, wholeQuery } from '../state/site/saved-filters.ts';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import './save-filter.css';

interface SaveFilterProps {
  /** A kept view that gets another name. */
  readonly rename: string | undefined;
  readonly onClose: () => void;
}

/** Asks for the name under which the library's present view is kept, or for another one of a kept view. */
export function SaveFilter({ rename, onClose }: SaveFilterProps) {
  const { catalogue, preferences, workspace } = useSession();
  const { query } = catalogue.store.get();
  const [name, setName] = useState(rename ?? '');
  const folder = workspace.site?.folder;
  const kept = filtersOf(useStore(preferences.store), folder ?? '');
  const isTaken = kept.some(filter => filter.name === name.trim() && filter.name !== rename);
  const text = rename === undefined ? wholeQuery(query) : (kept.find(filter => filter.name === rename)?.query ?? '');
  const save = () => {
    if (folder === undefined || name.trim() === '') return;
    if (rename === undefined) keepFilter(preferences, folder, name.trim(), query);
    else renameFilter(preferences, folder, rename, name.trim());
    onClose();
  };
  return (
    <Dialog
      name={rename === undefined ? 'Save filter' : 'Rename filter'}
      icon={Bookmark}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" disabled={name.trim() === ''} onPress={save}>
            {rename === undefined ? 'Save' : 'Rename'}
          </Button>
        </>
      }
    >
      <form
        className="save-filter"
        onSubmit={event => {
          event.preventDefault();
          save();
        }}
      >
        <label htmlFor="filter-name">Name</label>
        <input
          id="filter-name"
          className="field"
          data-first-focus
          value={name}
          onChange={event => setName(event.target.value)}
        />
        <p>
          {text === '' ? 'All posts' : <code>{text}</code>}
          {rename === undefined && ', in the order and groups of the list as it is.'}
        </p>
        <p role="status">{isTaken && `Takes the place of the filter that is called “${name.trim()}” now.`}</p>
      </form>
    </Dialog>
  );
}
