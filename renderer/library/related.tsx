import { Waypoints } from 'lucide-react';
import { useEffect, useState } from 'react';
import { postDay } from './post-day.ts';
import { StateDot, stateWords } from './post-state.tsx';
import type { CatalogueRow, RelatedPosts } from '../state/site/catalogue-protocol.ts';
import { useSession } from '../state/session-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import './related.css';

/** The posts that link to the shown one, and those that say similar things. */
export function Related({ onClose }: { readonly onClose: () => void }) {
  const { desk, catalogue, page } = useSession();
  const post = desk.post;
  const [related, setRelated] = useState<RelatedPosts | null>(null);
  useEffect(() => {
    if (!post) return;
    let wanted = true;
    const shown = page.get();
    const url = shown?.path === post.path ? shown.url : null;
    void catalogue.related(post.path, post.text(), url).then(found => wanted && setRelated(found));
    return () => {
      wanted = false;
    };
  }, [catalogue, page, post]);
  const open = (row: CatalogueRow) => {
    onClose();
    void desk.open(row.path);
  };
  return (
    <Dialog name="Related posts" icon={Waypoints} onClose={onClose}>
      {related === null ? (
        <p className="related-empty" role="status">
          Looking through the site…
        </p>
      ) : (
        <>
          <Posts name="Link here" none="No other post links to this one." rows={related.linking} onOpen={open} />
          <Posts name="Similar" none="No other post says similar things." rows={related.similar} onOpen={open} />
        </>
      )}
    </Dialog>
  );
}

interface PostsProps {
  readonly name: string;
  readonly none: string;
  readonly rows: readonly CatalogueRow[];
  readonly onOpen: (row: CatalogueRow) => void;
}

function Posts({ name, none, rows, onOpen }: PostsProps) {
  return (
    <section className="related" aria-label={name}>
      <h3 className="overline">{name}</h3>
      {rows.length === 0 && <p className="related-empty">{none}</p>}
      <ul>
        {rows.map(row => (
          <li key={row.path}>
            <button type="button" className="row-button" onClick={() => onOpen(row)}>
              <span>{row.title === '' ? row.path : row.title}</span>
              <small>
                <StateDot state={row.state} /> {stateWords[row.state]} · {postDay(row, Date.now())}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
