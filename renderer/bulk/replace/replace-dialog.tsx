import { Replace } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { SitePath } from '../../../shared/site/site-file.ts';
import type { TextHit } from '../../../shared/text/text-search.ts';
import type { BulkJob } from '../../state/bulk-job.ts';
import { useSession } from '../../state/session-context.ts';
import { useStore } from '../../state/store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ChangeFooter } from '../change-footer.tsx';
import { ChangePreview } from '../change-preview.tsx';
import { closeOrCancel, useBulkJob } from '../use-bulk-job.ts';
import { FoundList } from './found-list.tsx';
import { ReplaceFields } from './replace-fields.tsx';
import { replacementsOf, SearchJob, type Asked, type SearchState } from './search-job.ts';
import './replace.css';

const NOTHING: Asked = {
  text: '',
  replacement: '',
  regex: false,
  matchCase: false,
  wholeWord: false,
  part: 'bodies',
};
/** A search begins when the typing pauses; milliseconds. */
const PAUSE = 150;

/** Dialog "Find and replace": places in all files of the site, each to be left out, changed and taken back as one. */
export function ReplaceDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const site = session.workspace.site?.id;
  const [search, setSearch] = useState<SearchJob | null>(null);
  useEffect(() => {
    if (site === undefined) return;
    const job = new SearchJob(session.bridge, session.desk, site);
    setSearch(job);
    return () => job.close();
  }, [session, site]);
  return search && <Searching search={search} onClose={onClose} />;
}

function Searching({ search, onClose }: { readonly search: SearchJob; readonly onClose: () => void }) {
  const session = useSession();
  const [asked, setAsked] = useState(NOTHING);
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const { job, begin, end } = useBulkJob();
  const state = useStore(search.store);
  useEffect(() => {
    const timer = setTimeout(() => {
      setLeftOut(new Set());
      void search.run(asked);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [search, asked]);

  const chosen = replacementsOf(state.files, leftOut);
  const places = chosen.reduce((sum, { edits }) => sum + edits.length, 0);
  const plan = () => void begin().plan(`${asked.text} → ${asked.replacement}`, { kind: 'replace', posts: chosen });
  const back = () => {
    end();
    setAsked({ ...asked });
  };
  const open = (path: SitePath, { line, column }: TextHit) => {
    onClose();
    void session.goTo({ path, line, column });
  };
  return (
    <Dialog
      name="Find and replace"
      icon={Replace}
      remark={job ? undefined : remarkOf(state)}
      size="large"
      onClose={() => closeOrCancel(job, onClose)}
      footer={
        job ? (
          <JobFooter job={job} onBack={back} onClose={onClose} />
        ) : (
          <>
            <span className="bulk-note">{noteOf(state)}</span>
            <Button onPress={onClose}>Close</Button>
            <Button kind="primary" disabled={places === 0 || state.phase !== 'done'} onPress={plan}>
              {places === 0 ? 'Replace…' : `Replace ${places.toLocaleString('en')} in ${countFiles(chosen.length)}…`}
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
        <div className="dialog-desk">
          <ReplaceFields
            asked={asked}
            onChange={setAsked}
            onEnterList={() => document.querySelector<HTMLElement>('.found-list')?.focus()}
          />
          {state.stopped !== null && (
            <p className="bulk-refused" role="alert">
              {state.stopped}
            </p>
          )}
          {state.files.length > 0 ? (
            <FoundList
              files={state.files}
              identity={JSON.stringify(asked)}
              leftOut={leftOut}
              onLeaveOut={setLeftOut}
              onOpen={open}
            />
          ) : (
            <p className="replace-none">{emptyWords(state)}</p>
          )}
        </div>
      )}
    </Dialog>
  );
}

interface JobProps {
  readonly job: BulkJob;
}

function JobPreview({ job }: JobProps) {
  return <ChangePreview job={job} state={useStore(job.store)} />;
}

function JobFooter({ job, ...rest }: JobProps & { readonly onBack: () => void; readonly onClose: () => void }) {
  return <ChangeFooter job={job} state={useStore(job.store)} {...rest} />;
}

function remarkOf({ hits, files, phase, cut }: SearchState): string | undefined {
  if (phase === 'idle' || (phase === 'searching' && hits === 0)) return undefined;
  return `· ${cut ? 'the first ' : ''}${hits.toLocaleString('en')} in ${countFiles(files.length)}`;
}

function noteOf({ phase, done, total, files }: SearchState): string {
  if (phase === 'searching') return total === 0 ? 'Searching…' : `Searching… ${Math.floor((100 * done) / total)} %`;
  return files.length > 0 ? 'Space leaves a place out, Enter opens it' : '';
}

function emptyWords({ phase, stopped }: SearchState): string {
  if (phase === 'idle') return 'Type what to find in the files of this site, open texts included.';
  if (phase === 'searching') return 'Searching…';
  return stopped === null ? 'Nothing in this site says that.' : '';
}

function countFiles(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'file' : 'files'}`;
}
