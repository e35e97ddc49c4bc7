import { Bookmark } from 'lucide-react';
import { useState } from 'react';
import { keepFilter, wholeQuery } from '../state/saved-filters.ts';
import { useSession } from '../state/session-context.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import './save-filter.css';

/** Asks for the name under which the library's present view is kept. */
export function SaveFilter({ onClose }: { readonly onClose: () => void }) {
  const { catalogue, preferences, workspace } = useSession();
  const { query } = catalogue.store.get();
  const [name, setName] = useState('');
  const folder = workspace.site?.folder;
  const save = () => {
    if (folder === undefined || name.trim() === '') return;
    keepFilter(preferences, folder, name.trim(), query);
    onClose();
  };
  return (
    <Dialog
      name="Save filter"
      icon={Bookmark}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" disabled={name.trim() === ''} onPress={save}>
            Save
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
          {wholeQuery(query) === '' ? 'All posts' : <code>{wholeQuery(query)}</code>}, in the order and groups of the
          list as it is.
        </p>
      </form>
    </Dialog>
  );
}
