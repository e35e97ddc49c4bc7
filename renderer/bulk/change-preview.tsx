import { ChevronLeft, ChevronRight, CircleCheck, TriangleAlert, Undo2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { Problem } from '../../shared/kit/problem.ts';
import type { BulkJob, BulkState } from '../state/bulk-job.ts';
import { useHold } from '../state/use-hold.ts';
import { IconButton } from '../ui/button.tsx';
import { DiffLines } from '../ui/diff-lines.tsx';
import { countPosts, extentOf, progressWords } from './bulk-words.ts';
import './bulk.css';

interface ChangePreviewProps {
  readonly job: BulkJob;
  readonly state: BulkState;
}

/** A change of many posts as it is planned, carried out and done: every post's own difference, and what cannot be changed. */
export function ChangePreview({ job, state }: ChangePreviewProps) {
  const { phase, problems, differing, refused, paths } = state;
  const busy = phase === 'planning' || phase === 'writing' || phase === 'taking-back';
  const over = phase === 'done' || phase === 'taken-back';
  useHold(busy);
  return (
    <div className="bulk-change">
      {busy && <Progress state={state} />}
      {over && <Outcome state={state} />}
      {phase === 'planned' && paths.length > 0 && <Difference job={job} state={state} />}
      {phase === 'planned' && paths.length === 0 && !refused && (
        <p className="bulk-none" role="status">
          No post changes: none of them has this in its own front matter.
        </p>
      )}
      {refused && (
        <p className="bulk-refused" role="alert">
          {refused.cause} {refused.remedy}
        </p>
      )}
      {differing.length > 0 && (
        <div className="bulk-refused" role="alert">
          <p>
            {phase === 'planned'
              ? 'Nothing was changed: other programs changed these posts since this was worked out.'
              : 'Nothing was taken back: these posts were changed since.'}
          </p>
          <ul>
            {differing.slice(0, SHOWN).map(path => (
              <li key={path}>{path}</li>
            ))}
            <More count={differing.length} />
          </ul>
        </div>
      )}
      {problems.length > 0 && <Problems problems={problems} over={over} />}
    </div>
  );
}

function Difference({ job, state }: ChangePreviewProps) {
  const { paths, shown, texts } = state;
  const press = (event: KeyboardEvent) => {
    const step = { ArrowLeft: shown - 1, ArrowRight: shown + 1, Home: 0, End: paths.length - 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    void job.show(step);
  };
  return (
    <section className="bulk-diff" aria-label="What changes" onKeyDown={press}>
      <header>
        <span className="bulk-path selectable">{paths[shown]}</span>
        <span role="status">
          · {(shown + 1).toLocaleString('en')} of {paths.length.toLocaleString('en')}
          {texts && ` · ${extentOf(texts)}`}
        </span>
        {paths.length > 1 && (
          <span className="bulk-browse">
            <IconButton
              label="Previous post"
              icon={ChevronLeft}
              disabled={shown === 0}
              onPress={() => void job.show(shown - 1)}
            />
            <IconButton
              label="Next post"
              icon={ChevronRight}
              disabled={shown === paths.length - 1}
              onPress={() => void job.show(shown + 1)}
            />
          </span>
        )}
      </header>
      {texts && <DiffLines before={texts.before} after={texts.after} around={0} />}
    </section>
  );
}

function Progress({ state }: { readonly state: BulkState }) {
  const { words, share } = progressWords(state.progress);
  return (
    <div className="bulk-progress" role="status">
      <span>{words}</span>
      <progress aria-label={words} {...(share === null ? {} : { value: share, max: 1 })} />
    </div>
  );
}

function Outcome({ state }: { readonly state: BulkState }) {
  const { phase, paths, problems } = state;
  const back = phase === 'taken-back';
  const failed = problems.filter(({ code }) => code === 'bulk-not-as-planned' || code === 'bulk-changed-since').length;
  const Glyph = back ? Undo2 : CircleCheck;
  return (
    <p className="bulk-outcome" role="status">
      <Glyph className="icon" aria-hidden />
      {back
        ? `Taken back: ${countPosts(paths.length)} as before.`
        : `${countPosts(paths.length - failed)} changed, read back and found as planned.`}
    </p>
  );
}

const SHOWN = 50;

function Problems({ problems, over }: { readonly problems: readonly Problem[]; readonly over: boolean }) {
  return (
    <section className="bulk-problems" aria-label="Posts that are left as they are">
      <h3>
        <TriangleAlert className="icon" aria-hidden />
        {countPosts(problems.length)} {over ? 'could not be changed' : 'cannot be changed so'}
      </h3>
      <ul>
        {problems.slice(0, SHOWN).map((problem, at) => (
          <li key={at}>
            <span className="selectable">
              {problem.place.path}:{problem.place.line}
            </span>{' '}
            {problem.cause} {problem.remedy}
          </li>
        ))}
        <More count={problems.length} />
      </ul>
    </section>
  );
}

/** How many there are besides those that are listed. */
function More({ count }: { readonly count: number }) {
  return count > SHOWN && <li>{`and ${(count - SHOWN).toLocaleString('en')} more`}</li>;
}
