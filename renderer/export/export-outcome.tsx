import { CircleCheck, Undo2 } from 'lucide-react';
import type { ExportState } from './export-job.ts';
import { count } from './export-words.ts';

/** What has been done, once it is done. */
export function ExportOutcome({ state }: { readonly state: ExportState }) {
  const { phase, outcome, summary, refused, push } = state;
  const back = phase === 'taken-back';
  const Glyph = back ? Undo2 : CircleCheck;
  return (
    <div className="export-outcome">
      <p role="status" className="export-outcome-head">
        <Glyph className="icon" aria-hidden />
        {back
          ? outcome?.each
            ? `Taken back: the branches are as they were${push === 'pushed' ? ' here; the remote keeps what was pushed' : ''}.`
            : 'Taken back: every file is as it was.'
          : outcome?.files === 0 && outcome.commits.length > 0
            ? `Committed ${count(summary?.waiting.length ?? 0, 'file')} that ${summary?.target.name ?? ''} had already.`
            : outcome?.files === 0
              ? `Nothing was written: ${summary?.target.name ?? ''} keeps its version, and you are not asked again.`
              : outcome?.each
                ? `Exported to ${outcome.commits.length === 1 ? '1 branch' : `${outcome.commits.length} branches`} of ${summary?.target.name ?? ''}; its folder stays as it is.`
                : `Exported ${count(outcome?.files ?? 0, 'file')} to ${summary?.target.name ?? ''}.`}
      </p>
      {refused && (
        <p role="alert" className="export-refused">
          {refused.cause} {refused.remedy}
        </p>
      )}
      {!back && (
        <>
          <ul>
            {summary?.posts.map(({ from, to, url }) => (
              <li key={from}>
                <strong>{to}</strong>
                {url !== undefined && <> will be published at {url}</>}
              </li>
            ))}
          </ul>
          {outcome?.commits.map(({ hash, branch }) => (
            <p key={branch}>
              {hash === null ? `${branch} has it all already.` : `Committed as ${hash.slice(0, 9)} on ${branch}.`}
            </p>
          ))}
          {push === 'pushed' && <p>Pushed.</p>}
        </>
      )}
    </div>
  );
}
