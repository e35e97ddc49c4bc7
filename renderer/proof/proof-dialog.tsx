import { Scale } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useSession } from '../state/session-context.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Segments } from '../ui/segments.tsx';
import { DifferingPages } from './differing-pages.tsx';
import { useProof, type ProofScope } from './use-proof.ts';
import './proof.css';

const SCOPES = [
  { value: 'posts', label: 'Posts' },
  { value: 'pages', label: 'All pages' },
] as const;

/** Dialog "Compare with Jekyll": the machine's own Jekyll builds the site, and the pages that differ are shown. */
export function ProofDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const [scope, setScope] = useState<ProofScope>('posts');
  const { since, answer, run, cancel } = useProof();
  const unsaved = session.desk.unsaved().length;
  const proved = answer?.kind === 'proved' ? answer : null;
  return (
    <Dialog
      name="Compare with Jekyll"
      icon={Scale}
      remark={proved ? `· ${proved.version}` : undefined}
      size="large"
      onClose={onClose}
      footer={
        <>
          <span className="proof-note" role="status">
            {since !== null ? (
              <Running since={since} />
            ) : proved ? (
              outcomeWords(proved.compared, proved.differing.length)
            ) : (
              ''
            )}
          </span>
          {since !== null ? (
            <Button onPress={cancel}>Cancel</Button>
          ) : (
            <Button kind="primary" first onPress={() => void run(scope)}>
              {answer ? 'Compare Again' : 'Build and Compare'}
            </Button>
          )}
          <Button onPress={onClose}>Close</Button>
        </>
      }
    >
      <div className="dialog-desk">
        <div className="proof-tools">
          <Segments label="Which pages" value={scope} segments={SCOPES} onChange={setScope} />
          <p>
            The Jekyll of this machine builds the site into a temporary folder. It runs the site’s own plugins, so
            compare only sites that you trust.{unsaved > 0 && ' What is not saved does not count.'}
          </p>
        </div>
        {answer?.kind === 'refused' && (
          <div className="proof-problem" role="alert">
            <pre className="selectable scrolls">{answer.problem.cause}</pre>
            <p>{answer.problem.remedy}</p>
          </div>
        )}
        {proved && proved.differing.length > 0 && (
          <DifferingPages
            pages={proved.differing}
            onGo={path => {
              onClose();
              void session.goTo({ path, line: 1, column: 1 });
            }}
          />
        )}
        {proved?.differing.length === 0 && <p className="proof-equal">{outcomeWords(proved.compared, 0)}</p>}
      </div>
    </Dialog>
  );
}

function outcomeWords(compared: number, differing: number): string {
  const pages = `${compared.toLocaleString('en')} ${compared === 1 ? 'page' : 'pages'}`;
  if (compared === 0) return 'There is no page to compare.';
  if (differing === 0) return `${pages} compared, all equal.`;
  return `${pages} compared, ${differing.toLocaleString('en')} ${differing === 1 ? 'differs' : 'differ'}.`;
}

/** Says how long it has been running, a second at a time. */
function Running({ since }: { readonly since: number }) {
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return <>{`Building and comparing… ${Math.round((now - since) / 1000)} s`}</>;
}
