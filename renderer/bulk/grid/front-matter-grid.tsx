import { Columns3, Table2 } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { SiteId } from '../../../shared/contract/request-parts.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { useSession } from '../../state/session-context.ts';
import { useStore } from '../../state/store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Menu } from '../../ui/menu.tsx';
import { countPosts } from '../bulk-words.ts';
import { ChangeFooter } from '../change-footer.tsx';
import { ChangePreview } from '../change-preview.tsx';
import { closeOrCancel, useBulkJob } from '../use-bulk-job.ts';
import { CellGrid } from './cell-grid.tsx';
import { columnsOf, firstColumns, type Column } from './grid-columns.ts';
import type { Pasted } from './grid-actions.ts';
import { GridEdits, type TypedCell } from './grid-edits.ts';
import { GridRows } from './grid-rows.ts';
import './grid.css';

interface FrontMatterGridProps {
  /** The posts that were selected; none for those that the library lists. */
  readonly paths: readonly SitePath[];
  readonly onClose: () => void;
}

/** Dialog "Front matter": posts as rows, keys as columns; what is typed is seen as a change of files before it is made. */
export function FrontMatterGrid({ paths, onClose }: FrontMatterGridProps) {
  const { catalogue, workspace } = useSession();
  const site = useStore(workspace.store, state => state.site);
  const [listed, setListed] = useState<readonly SitePath[] | null>(paths.length > 0 ? paths : null);
  useEffect(() => {
    if (paths.length > 0) return;
    void catalogue.paths(0, catalogue.store.get().count).then(setListed);
  }, [catalogue, paths]);
  if (!site || listed === null) return null;
  if (listed.length > 0) return <Table site={site.id} paths={listed} onClose={onClose} />;
  return (
    <Dialog
      name="Front matter"
      icon={Table2}
      size="small"
      onClose={onClose}
      footer={
        <Button first onPress={onClose}>
          Close
        </Button>
      }
    >
      <p className="dialog-text">The library lists no post. Take its filter away, or select posts first.</p>
    </Dialog>
  );
}

/** The columns that were chosen for a site, for as long as the window is open. */
const chosenColumns = new Map<SiteId, readonly string[]>();

interface TableProps extends FrontMatterGridProps {
  readonly site: SiteId;
}

function Table({ site, paths, onClose }: TableProps) {
  const session = useSession();
  const { schema } = useStore(session.catalogue.knowledge);
  const every = useMemo(() => columnsOf(schema), [schema]);
  const [chosen, setChosen] = useState(() => chosenColumns.get(site) ?? null);
  const columns = useMemo(() => {
    const keys = chosen ?? firstColumns(schema);
    return every.filter(({ key }) => keys.includes(key));
  }, [every, chosen, schema]);
  const [edits] = useState(() => new GridEdits());
  const [rows, setRows] = useState<GridRows | null>(null);
  const [losing, setLosing] = useState(false);
  const { job, begin, end } = useBulkJob();
  useStore(edits.store);
  useEffect(() => {
    const next = new GridRows(session, site, paths);
    next.show(columns);
    setRows(next);
  }, [session, site, paths, columns]);
  const { cells, posts } = edits.size;
  /** What the last paste left out, until something else is typed. */
  const [pasted, setPasted] = useState<{ readonly after: unknown; readonly words: string } | null>(null);

  const choose = (keys: readonly string[]) => {
    chosenColumns.set(site, keys);
    setChosen(keys);
  };
  /** What was typed is given up by the button that says so alone, not by a second Escape. */
  const close = () => {
    if (cells > 0) setLosing(!losing);
    else onClose();
  };
  const review = () => {
    setLosing(false);
    void begin().plan(`${cells} cells of ${countPosts(posts)}`, edits.change());
  };
  const back = () => {
    const { phase } = job?.store.get() ?? {};
    if (phase === 'done' || phase === 'taken-back') {
      if (phase === 'done') edits.clear();
      rows?.forget();
    }
    end();
  };
  /** What was typed and is not in the posts is gone back to, not lost. */
  const leaveJob = () => {
    if (job?.store.get().phase === 'done') onClose();
    else back();
  };
  return (
    <Dialog
      name="Front matter"
      icon={Table2}
      remark={`· ${countPosts(paths.length)}`}
      size={job ? 'medium' : 'large'}
      onClose={job ? () => closeOrCancel(job, leaveJob) : close}
      footer={
        job ? (
          <JobFooter job={job} onBack={back} onClose={onClose} />
        ) : losing ? (
          <>
            <span className="bulk-note" role="alert">
              {cells} changed {cells === 1 ? 'cell is' : 'cells are'} not in the posts yet
            </span>
            <Button onPress={onClose}>Discard and close</Button>
            <Button kind="primary" onPress={() => setLosing(false)}>
              Go on editing
            </Button>
          </>
        ) : (
          <>
            <span className="bulk-note" role="status">
              {cells === 0
                ? 'Type to change a cell; paste from a spreadsheet over a range'
                : `${cells} ${cells === 1 ? 'cell' : 'cells'} in ${countPosts(posts)} changed`}
              {pasted?.after === edits.store.get() && pasted.words}
              {unfitWords(edits.unfit)}
            </span>
            <ColumnChooser every={every} columns={columns} onChoose={choose} />
            <Button onPress={close}>Close</Button>
            <Button kind="primary" disabled={cells === 0} onPress={review}>
              Review changes…
            </Button>
          </>
        )
      }
    >
      {job ? (
        <div className="bulk-body">
          <JobPreview job={job} />
        </div>
      ) : (
        rows && (
          <CellGrid
            rows={rows}
            edits={edits}
            columns={columns}
            onPasted={({ beyond }) => setPasted({ after: edits.store.get(), words: beyondWords(beyond) })}
          />
        )
      )}
    </Dialog>
  );
}

function beyondWords({ rows, columns }: Pasted['beyond']): string {
  const parts = [
    ...(rows > 0 ? [`${rows} ${rows === 1 ? 'row' : 'rows'}`] : []),
    ...(columns > 0 ? [`${columns} ${columns === 1 ? 'column' : 'columns'}`] : []),
  ];
  return parts.length === 0 ? '' : `. ${parts.join(' and ')} of what was pasted had no place in the table`;
}

function unfitWords(cells: readonly TypedCell[]): string {
  const [first] = cells;
  if (!first) return '';
  const others = cells.length > 1 ? ` and ${cells.length - 1} more` : '';
  return `. “${first.text}”${others}: no date, which is written 2024-05-01 or 2024-05-01 09:30`;
}

interface ColumnChooserProps {
  readonly every: readonly Column[];
  readonly columns: readonly Column[];
  readonly onChoose: (keys: readonly string[]) => void;
}

function ColumnChooser({ every, columns, onChoose }: ColumnChooserProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const shown = columns.map(({ key }) => key);
  return (
    <>
      <Button ref={button} icon={Columns3} onPress={() => setOpen(!open)}>
        Columns
      </Button>
      {open && (
        <Menu
          label="Columns"
          anchor={button}
          onClose={() => setOpen(false)}
          items={every.map(({ key, label }) => ({
            kind: 'item',
            label,
            checked: shown.includes(key),
            several: true,
            disabled: shown.length === 1 && shown[0] === key,
            onPress: () => onChoose(shown.includes(key) ? shown.filter(other => other !== key) : [...shown, key]),
          }))}
        />
      )}
    </>
  );
}

type Job = NonNullable<ReturnType<typeof useBulkJob>['job']>;

function JobPreview({ job }: { readonly job: Job }) {
  return <ChangePreview job={job} state={useStore(job.store)} />;
}

interface JobFooterProps {
  readonly job: Job;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

function JobFooter({ job, onBack, onClose }: JobFooterProps) {
  return <ChangeFooter job={job} state={useStore(job.store)} onBack={onBack} onClose={onClose} />;
}
