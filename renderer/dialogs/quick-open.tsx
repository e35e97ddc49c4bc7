import { useEffect, useState } from 'react';
import type { CatalogueRow } from '../state/site/catalogue-protocol.ts';
import { useSession } from '../state/session-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { PickList } from '../ui/pick-list.tsx';

/** Goes to a post by a part of its title or its path. */
export function QuickOpen({ onClose }: { readonly onClose: () => void }) {
  const { catalogue, desk } = useSession();
  const [text, setText] = useState('');
  const [rows, setRows] = useState<readonly CatalogueRow[] | null>(null);
  useEffect(() => {
    let wanted = true;
    void catalogue.find(text).then(found => {
      if (wanted) setRows(found);
    });
    return () => {
      wanted = false;
    };
  }, [catalogue, text]);
  return (
    <Dialog name="Go to post" bare light size="medium" onClose={onClose}>
      <PickList
        label="Search posts by title or path"
        placeholder="Go to a post…"
        text={text}
        onText={setText}
        options={rows ?? []}
        optionKey={row => row.path}
        empty={rows === null ? 'Looking…' : 'No post is called that.'}
        onPick={row => {
          onClose();
          void desk.open(row.path);
        }}
        renderOption={row => (
          <>
            <span className="pick-main">{row.title}</span>
            <span className="pick-aside pick-path">{row.path}</span>
          </>
        )}
      />
    </Dialog>
  );
}
