import { Link2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { AddressPlan } from '../../../shared/export/change-address.ts';
import type { Problem } from '../../../shared/kit/problem.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { readFrontMatter } from '../../../shared/text/front-matter.ts';
import type { BulkJob } from '../../state/bulk-job.ts';
import { useSession } from '../../state/session-context.ts';
import { useStore } from '../../state/store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ChangeFooter } from '../change-footer.tsx';
import { ChangePreview } from '../change-preview.tsx';
import { closeOrCancel, useBulkJob } from '../use-bulk-job.ts';
import { AddressFields, type AddressWish } from './address-fields.tsx';
import { AddressOutlook } from './address-outlook.tsx';
import { pathOfName, readAddressName } from './address-name.ts';
import './address.css';

interface AddressDialogProps {
  readonly path: SitePath;
  readonly onClose: () => void;
}

/** A plan is asked for when the typing pauses; milliseconds. */
const PAUSE = 200;

/**
 * Dialog "Change address": the post's file under another name, `slug` or `permalink`, a redirect from the old address, and
 * every link that leads there, all shown first and changed as one.
 */
export function AddressDialog({ path, onClose }: AddressDialogProps) {
  const session = useSession();
  const [ready, setReady] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const site = session.workspace.site?.id;
  useEffect(() => {
    if (site === undefined) return;
    void (async () => {
      // What is not on disk yet would be lost with the old name.
      const kept = session.desk.kept;
      if (kept?.post.path === path && !(await kept.save()))
        return setProblem(kept.state.get().problem ?? UNSAVED(path));
      const unsaved = session.desk.unsaved().map(({ post }) => ({ path: post.path, text: post.text() }));
      const answer = await session.bridge.call('address.begin', { site, unsaved });
      if (answer.kind === 'refused') setProblem(answer.problem);
      else setReady(true);
    })();
    return () => void session.bridge.call('address.end', { site });
  }, [session, site, path]);
  return <Planning path={path} ready={ready} hindrance={problem} onClose={onClose} />;
}

interface PlanningProps extends AddressDialogProps {
  readonly ready: boolean;
  readonly hindrance: Problem | null;
}

function Planning({ path, ready, hindrance, onClose }: PlanningProps) {
  const session = useSession();
  const site = session.workspace.site?.id;
  const [wish, setWish] = useState<AddressWish>(() => wishOf(path, session.desk.post?.text() ?? ''));
  const [plan, setPlan] = useState<AddressPlan | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { job, begin, end } = useBulkJob();
  const { path: to, wrong } = pathOfName(wish.name);
  useEffect(() => {
    if (!ready || site === undefined || to === null) return;
    let current = true;
    const timer = setTimeout(async () => {
      const { slug, permalink, redirect } = wish;
      const answer = await session.bridge.call('address.plan', {
        site,
        path,
        to,
        slug,
        permalink,
        redirect: redirect ?? true,
      });
      if (!current) return;
      if (answer.kind === 'refused') {
        setProblem(answer.problem);
        return setPlan(null);
      }
      setProblem(null);
      setPlan(answer.plan);
      if (redirect === null) setWish({ ...wish, redirect: answer.plan.redirects && answer.plan.published });
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [session, site, path, to, ready, wish]);

  const change = (next: AddressWish) => {
    setPlan(null);
    setWish(next);
  };
  const carryOut = () => {
    if (!plan || to === null) return;
    const own = plan.own.length > 0 ? [{ path, edits: plan.own }] : [];
    const posts = [...own, ...plan.links].map(({ path: of, edits }) => ({ path: of, edits: [...edits] }));
    void begin().plan(`${plan.before} → ${plan.after}`, { kind: 'move', move: { from: path, to }, posts });
  };
  const same = plan !== null && to === path && plan.own.length === 0 && plan.links.length === 0;
  const stopped = hindrance ?? problem;
  return (
    <Dialog
      name="Change address"
      icon={Link2}
      size="medium"
      onClose={() => closeOrCancel(job, onClose)}
      footer={
        job ? (
          <JobFooter job={job} onBack={end} onClose={onClose} />
        ) : (
          <>
            <span className="bulk-note">Every change is shown before it is made</span>
            <Button onPress={onClose}>Cancel</Button>
            <Button kind="primary" disabled={plan === null || same || plan.collides !== null} onPress={carryOut}>
              Show Changes…
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
        <form
          className="address-change"
          onSubmit={event => {
            event.preventDefault();
            if (!same && plan?.collides === null) carryOut();
          }}
        >
          <AddressFields wish={wish} plan={plan} onChange={change} />
          {wrong !== null && (
            <p className="bulk-refused" role="alert">
              {wrong}
            </p>
          )}
          {stopped && (
            <p className="bulk-refused" role="alert">
              {stopped.cause} {stopped.remedy}
            </p>
          )}
          {!stopped && wrong === null && <AddressOutlook plan={plan} />}
        </form>
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

/** What was done is over: "Done" closes the dialog, as the post has its new name. */
function JobFooter({ job, onBack, onClose }: JobProps & { readonly onBack: () => void; readonly onClose: () => void }) {
  const state = useStore(job.store);
  const over = state.phase === 'done' || state.phase === 'taken-back';
  return <ChangeFooter job={job} state={state} onBack={over ? onClose : onBack} onClose={onClose} />;
}

function wishOf(path: SitePath, text: string): AddressWish {
  const { values } = readFrontMatter(text);
  const textOf = (key: string): string | null => {
    const value = values.get(key);
    return typeof value === 'string' ? value : null;
  };
  const title = textOf('title');
  return {
    name: readAddressName(path),
    slug: textOf('slug'),
    permalink: textOf('permalink'),
    redirect: null,
    title,
    date: /^\d{4}-\d\d-\d\d/.exec(String(dateOf(values.get('date'))))?.[0] ?? null,
  };
}

function dateOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'source' in value ? String(value.source) : String(value);
}

const UNSAVED = (path: string): Problem => ({
  severity: 'error',
  code: 'unsaved-posts',
  place: { path, line: 1, column: 1 },
  cause: `${path} could not be saved, so its name stays.`,
  remedy: 'Decide about it, or save it, and try again.',
});
