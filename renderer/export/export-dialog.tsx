import { Send } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { OpenedSite } from '../../shared/contract/site-calls.ts';
import type { SitePath } from '../../shared/site/site-file.ts';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import { useHold } from '../state/use-hold.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Segments } from '../ui/segments.tsx';
import { ExportDetail } from './export-detail.tsx';
import { ExportFooter } from './export-footer.tsx';
import { ExportJob, type ExportState } from './export-job.ts';
import { ExportList } from './export-list.tsx';
import { ExportOutcome } from './export-outcome.tsx';
import { ExportStanding } from './export-standing.tsx';
import { describePlan } from './export-words.ts';
import './export.css';
import './export-page.css';

interface ExportDialogProps {
  readonly paths: readonly SitePath[];
  readonly onClose: () => void;
}

/** Publishes posts within the site or into another one: shows the plan, carries it out, and offers to take it back. */
export function ExportDialog({ paths, onClose }: ExportDialogProps) {
  const session = useSession();
  const site = useStore(session.workspace.store, state => state.site);
  return site && <SiteExport key={site.id} site={site} paths={paths} onClose={onClose} />;
}

function SiteExport({ site, paths, onClose }: ExportDialogProps & { readonly site: OpenedSite }) {
  const session = useSession();
  const [job] = useState(() => new ExportJob(session, site.id, paths));
  const state = useStore(job.store);
  useEffect(() => job.start(), [job]);
  const { phase, summary, pages } = state;
  const busy = phase === 'writing' || phase === 'taking-back';
  useHold(busy);
  const over = phase === 'done' || phase === 'taking-back' || phase === 'taken-back';
  const close = () => {
    if (phase === 'writing') job.cancel();
    else if (!busy) onClose();
  };
  return (
    <Dialog
      name="Export"
      icon={Send}
      remark={remarkOf(state)}
      size="large"
      onClose={close}
      footer={<ExportFooter job={job} state={state} onClose={close} />}
    >
      {over ? (
        <ExportOutcome state={state} />
      ) : (
        <div className="export">
          <TargetBar job={job} state={state} site={site} />
          {state.refused && (
            <p role="alert" className="export-refused">
              {state.refused.cause} {state.refused.remedy}
            </p>
          )}
          {summary ? (
            <div className="export-columns">
              <ExportList job={job} state={state} site={site} />
              <ExportDetail job={job} site={site} state={state} />
            </div>
          ) : (
            <p className="export-empty">
              {phase === 'planning'
                ? state.to === 'here'
                  ? 'Reading the site…'
                  : 'Reading both folders…'
                : 'Choose the folder of the Jekyll site that publishes these posts.'}
            </p>
          )}
        </div>
      )}
      <span role="status" className="visually-hidden">
        {summary && phase === 'planned' ? describePlan(summary, pages) : ''}
      </span>
    </Dialog>
  );
}

function TargetBar({ job, state, site }: { job: ExportJob; state: ExportState; site: OpenedSite }) {
  const { targets, to, phase } = state;
  if (!targets) return null;
  const { here, chosen } = targets;
  return (
    <div className="export-target">
      {here && (
        <Segments
          label="Where to"
          value={to}
          segments={[
            { value: 'here', label: `In ${site.name}` },
            { value: 'chosen', label: chosen ? `To ${chosen.name}` : 'To another site…' },
          ]}
          onChange={next => phase !== 'writing' && void job.aim(next)}
        />
      )}
      {(!here || to === 'chosen') && (
        <>
          {chosen && <span className="export-folder selectable">{chosen.folder}</span>}
          <Button onPress={() => void job.aim('chosen', true)} disabled={phase === 'writing'}>
            {chosen ? 'Change…' : 'Choose Folder…'}
          </Button>
        </>
      )}
      <ExportStanding job={job} state={state} />
    </div>
  );
}

function remarkOf({ summary, pages, phase }: ExportState): string {
  if (phase === 'planning') return '· looking…';
  return summary ? `to ${summary.target.name} · ${describePlan(summary, pages)}` : '';
}
