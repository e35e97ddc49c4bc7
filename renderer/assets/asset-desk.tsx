import { Images } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { AssetFacts } from '../../shared/contract/assets.ts';
import type { Place } from '../../shared/kit/problem.ts';
import { writeAddress } from '../../shared/text/asset-references.ts';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Segments } from '../ui/segments.tsx';
import { AssetDetail } from './asset-detail.tsx';
import { ASSET_FILTERS, countImages, filterAssets, sizeWords, type AssetFilter } from './asset-filter.ts';
import { AssetGrid } from './asset-grid.tsx';
import { MissingList } from './missing-list.tsx';
import { useAssets } from './use-assets.ts';
import './assets.css';

const NONE: readonly AssetFacts[] = [];

/** Dialog "Images": every image of the site, who uses it, what is missing, and a trash for what nobody uses. */
export function AssetDesk({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const { workspace, desk, catalogue } = session;
  const { listed, problem, busy, moved, trash, restore } = useAssets();
  const [filter, setFilter] = useState<AssetFilter>('all');
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const [asking, setAsking] = useState(false);
  const openPath = useStore(desk.store, state => state.path);
  const images = listed?.images ?? NONE;
  const shown = useMemo(() => filterAssets(images, filter, typed), [images, filter, typed]);
  const index = Math.max(0, Math.min(active, shown.length - 1));
  const image = shown[index];
  const origin = workspace.site?.origin ?? '';
  const source = (path: string) => `${origin}/${path.split('/').map(encodeURIComponent).join('/')}`;
  const look = (next: AssetFilter) => {
    setFilter(next);
    setActive(0);
    setAsking(false);
  };
  const go = (place: Place) => {
    onClose();
    void session.goTo(place);
  };
  const insert = () => {
    const post = desk.post;
    if (!post || !image) return;
    const at = post.cursor;
    const link = `![](${writeAddress(`/${image.path}`, catalogue.knowledge.get().imageStyle.body, 'body')})`;
    post.apply([{ from: at, to: at, insert: link }], { origin: 'input.image', select: { from: at + 2, to: at + 2 } });
    onClose();
    post.focus();
  };
  const size = shown.reduce((sum, one) => sum + one.size, 0);
  const last = moved ?? listed?.trashed[0];
  return (
    <Dialog
      name="Images"
      icon={Images}
      remark={listed ? `· ${countImages(images.length)}` : undefined}
      size="large"
      onClose={onClose}
      footer={
        asking ? (
          <>
            <span className="asset-note">
              {`Move these ${countImages(shown.length)}, ${sizeWords(size)}, to Galley’s trash? They can be put back.`}
            </span>
            <Button onPress={() => setAsking(false)}>Cancel</Button>
            <Button
              kind="primary"
              onPress={() => {
                setAsking(false);
                void trash(shown.map(({ path }) => path));
              }}
            >
              Move
            </Button>
          </>
        ) : (
          <>
            <span className="asset-note" role="status">
              {busy ? 'Moving…' : last ? `${countImages(last.paths.length)} in Galley’s trash` : ''}
            </span>
            {last && (
              <Button disabled={busy} onPress={() => void restore(last.id)}>
                {moved ? 'Undo' : 'Put Back'}
              </Button>
            )}
            {filter === 'unused' && shown.length > 0 && (
              <Button disabled={busy} onPress={() => setAsking(true)}>
                {`Move ${countImages(shown.length)} to Trash…`}
              </Button>
            )}
            <Button kind="text" onPress={() => session.dialogs.show({ kind: 'settings', group: 'Images' })}>
              Settings…
            </Button>
            <Button onPress={onClose}>Close</Button>
          </>
        )
      }
    >
      <div className="dialog-desk">
        <div className="asset-tools">
          <Segments label="Which images" value={filter} segments={ASSET_FILTERS} onChange={look} />
          <input
            className="field"
            type="search"
            aria-label="Filter images"
            placeholder="Name, or a file that uses it"
            spellCheck={false}
            data-first-focus
            value={typed}
            onChange={event => {
              setTyped(event.target.value);
              setActive(0);
              setAsking(false);
            }}
          />
        </div>
        {problem && (
          <p className="asset-problem" role="alert">
            {problem.cause} {problem.remedy}
          </p>
        )}
        {filter === 'missing' && listed ? (
          <MissingList missing={listed.missing} onGo={go} />
        ) : image ? (
          <div className="asset-halves">
            <AssetGrid
              images={shown}
              identity={`${filter} ${typed}`}
              source={source}
              active={index}
              onActive={setActive}
              onInsert={insert}
            />
            <AssetDetail
              image={image}
              source={source(image.path)}
              open={openPath !== null}
              onInsert={insert}
              onGo={go}
            />
          </div>
        ) : (
          <p className="asset-none">
            {listed ? emptyWords(filter, images.length) : problem ? '' : 'Looking through the site…'}
          </p>
        )}
      </div>
    </Dialog>
  );
}

function emptyWords(filter: AssetFilter, count: number): string {
  if (count === 0) return 'This site has no images yet. Paste or drop one into a post.';
  if (filter === 'unused') return 'Every image is mentioned somewhere.';
  if (filter === 'large') return 'No image is larger than 1 MB.';
  if (filter === 'duplicates') return 'No two images are the same.';
  return filter === 'no-alt' ? 'Every image in a text has its alt text.' : 'No image is called that.';
}
