import { useMemo, useState } from 'react';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import { insertSnippet } from '../editor/snippets/insert-snippet.ts';
import { Dialog } from '../ui/dialog.tsx';
import { PickList } from '../ui/pick-list.tsx';
import { rank } from './rank.ts';

/** The person's snippets; the one that is picked goes to the cursor. */
export function SnippetList({ onClose }: { readonly onClose: () => void }) {
  const { preferences, desk, snippets: shelf } = useSession();
  const snippets = useStore(preferences.store, settings => settings.snippets);
  const [text, setText] = useState('');
  const numbered = useMemo(() => snippets.map((snippet, index) => ({ ...snippet, index })), [snippets]);
  const options = useMemo(() => rank(numbered, text, one => `${one.name} ${one.trigger}`), [numbered, text]);
  return (
    <Dialog name="Snippets" bare light size="small" onClose={onClose}>
      <PickList
        label="Search snippets"
        placeholder="Insert a snippet…"
        text={text}
        onText={setText}
        options={options}
        optionKey={one => String(one.index)}
        empty={
          snippets.length === 0 ? 'There are no snippets: Settings has a place for them.' : 'No snippet is called that.'
        }
        onPick={snippet => {
          onClose();
          const { post } = desk;
          if (post) requestAnimationFrame(() => void insertSnippet(post, snippet, shelf));
        }}
        renderOption={one => (
          <>
            <span className="pick-main">{one.name}</span>
            <span className="pick-aside">{one.body.split('\n').find(line => line.trim() !== '')}</span>
            {one.trigger !== '' && <kbd>{one.trigger}</kbd>}
          </>
        )}
      />
    </Dialog>
  );
}
