import { Check, CircleAlert, GitBranch, MessageSquarePlus, PenLine, TriangleAlert } from 'lucide-react';
import { readingMinutes } from '../../shared/text/words.ts';
import type { SaveStatus } from '../state/post/kept-post.ts';
import type { KeptPost } from '../state/post/kept-post.ts';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import { useCounts } from '../state/post/use-counts.ts';
import { useSelectionCount } from '../state/post/use-selection-count.ts';
import { useCursorLine } from '../state/post/use-cursor-line.ts';
import { LONGEST_LINE, MOST_LETTERS, MOST_LINES, usePlainBound } from '../state/post/plain-bounds.ts';
import { LanguageButton } from './language-button.tsx';
import './status-bar.css';

/** The line under everything: counts, whether the text is safe, what is wrong, where it stands. */
export function StatusBar() {
  const { desk } = useSession();
  const kept = useStore(desk.store, state => state.kept);
  return (
    <footer className="status-bar">
      {kept && <Counts kept={kept} />}
      {kept && <SaveStatusField kept={kept} />}
      {kept && <Suggesting />}
      <Importing />
      <ProblemsButton />
      <span className="status-space" />
      {kept && <PlainText kept={kept} />}
      {kept && <LanguageButton />}
      <Branch />
      {kept && <Line kept={kept} />}
    </footer>
  );
}

function Counts({ kept }: { readonly kept: KeptPost }) {
  const { preferences } = useSession();
  const speed = useStore(preferences.store, settings => settings.readingSpeed);
  const goal = useStore(preferences.store, settings => settings.writingGoal);
  const counts = useCounts(kept.post);
  const selected = useSelectionCount(kept.post);
  if (!counts) return <span className="status-item">…</span>;
  const words = counts.words.toLocaleString('en');
  const { characters, words: chosen } = selected ?? counts;
  if (selected) {
    return (
      <span className="status-item" data-tip={`${characters.toLocaleString('en')} characters selected`}>
        {`${chosen.toLocaleString('en')} of ${words} words selected · ${readingMinutes(chosen, speed)} min`}
      </span>
    );
  }
  const aim = goal > 0 ? ` of ${goal.toLocaleString('en')}` : '';
  return (
    <span className="status-item" data-tip={`${characters.toLocaleString('en')} characters`}>
      {goal > 0 && <Goal words={counts.words} goal={goal} />}
      {`${words}${aim} ${counts.words === 1 && goal === 0 ? 'word' : 'words'} · ${readingMinutes(counts.words, speed)} min`}
    </span>
  );
}

/** How far a post is on the way to as many words as the person wants. */
function Goal({ words, goal }: { readonly words: number; readonly goal: number }) {
  const share = Math.min(1, words / goal);
  const reached = words >= goal;
  return (
    <>
      <progress
        className={`status-goal${reached ? ' status-goal-reached' : ''}`}
        aria-label="Writing goal"
        value={share}
        max={1}
      />
      {reached && <Check className="icon status-ok" aria-label="Reached" />}
    </>
  );
}

const STATUS_LOOK: Readonly<Record<SaveStatus, { readonly icon: typeof Check; readonly tone: string }>> = {
  Saved: { icon: Check, tone: 'ok' },
  'Saving…': { icon: PenLine, tone: 'quiet' },
  Unsaved: { icon: PenLine, tone: 'quiet' },
  'Could not save': { icon: CircleAlert, tone: 'bad' },
};

function SaveStatusField({ kept }: { readonly kept: KeptPost }) {
  const status = useStore(kept.state, state => state.status);
  const look = STATUS_LOOK[status];
  return (
    <span className={`status-item status-${look.tone}`}>
      <look.icon className="icon" aria-hidden />
      <span role="status" aria-label="Save status">
        {status}
      </span>
    </span>
  );
}

/** How many files were taken into the site, and a way to stop. */
function Importing() {
  const { importing } = useSession();
  const run = useStore(importing);
  if (!run) return null;
  return (
    <span className="status-item" role="group" aria-label="Adding images">
      <progress className="status-progress" aria-label="Images added" value={run.done} max={run.total} />
      {`Adding ${run.done + 1 > run.total ? run.total : run.done + 1} of ${run.total}`}
      <button type="button" className="status-button status-cancel" onClick={run.cancel}>
        Cancel
      </button>
    </span>
  );
}

/** Says that what is written becomes suggestions, and ends that. */
function Suggesting() {
  const { commands, view } = useSession();
  const suggesting = useStore(view.store, state => state.suggesting);
  if (!suggesting) return null;
  return (
    <button
      type="button"
      className="status-item status-button status-ok"
      aria-pressed
      onClick={() => commands.run('review.suggest')}
      data-tip="What you write becomes suggestions: turn it off"
      data-shortcut={commands.shownKey('review.suggest')}
    >
      <MessageSquarePlus className="icon" aria-hidden />
      Suggesting
    </button>
  );
}

function ProblemsButton() {
  const { commands, problems, workspace, view } = useSession();
  const site = useStore(workspace.store, state => state.site);
  const count = useStore(problems.store, list => list.filter(problem => problem.severity !== 'info').length);
  const bad = useStore(problems.store, list => list.some(problem => problem.severity === 'error'));
  const open = useStore(view.store, state => state.problemsShown);
  if (!site) return null;
  const tone = count === 0 ? 'quiet' : bad ? 'bad' : 'warn';
  return (
    <button
      type="button"
      className={`status-item status-button status-${tone}`}
      aria-expanded={open}
      onClick={() => commands.run('view.problems')}
      data-tip="Problems"
      data-shortcut={commands.shownKey('view.problems')}
    >
      {count > 0 && <TriangleAlert className="icon" aria-hidden />}
      {count === 0 ? 'No problems' : `${count} ${count === 1 ? 'problem' : 'problems'}`}
    </button>
  );
}

/** Says why a text has no colours. */
function PlainText({ kept }: { readonly kept: KeptPost }) {
  const bound = usePlainBound(kept.post);
  if (!bound) return null;
  const what = {
    lines: `More than ${MOST_LINES.toLocaleString('en')} lines`,
    line: `A line of more than ${LONGEST_LINE.toLocaleString('en')} letters`,
    letters: `More than ${MOST_LETTERS.toLocaleString('en')} letters`,
  }[bound];
  const why = `${what}: no colours, folding and spelling here, so that keys stay quick. The page is made as always.`;
  return (
    <span className="status-item" data-tip={why}>
      Plain text
    </span>
  );
}

function Branch() {
  const { workspace } = useSession();
  const git = useStore(workspace.store, state => state.site?.git ?? null);
  if (!git) return null;
  return (
    <span className="status-item" data-tip={branchInWords(git)}>
      <GitBranch className="icon" aria-hidden />
      {git.branch}
      {git.ahead > 0 && ` ↑${git.ahead}`}
      {git.behind > 0 && ` ↓${git.behind}`}
    </span>
  );
}

function branchInWords(git: { readonly branch: string; readonly ahead: number; readonly behind: number }): string {
  if (git.ahead === 0 && git.behind === 0) return `Branch ${git.branch}`;
  return `Branch ${git.branch}: ${git.ahead} to push, ${git.behind} to pull`;
}

function Line({ kept }: { readonly kept: KeptPost }) {
  const line = useCursorLine(kept.post);
  return line === null ? null : <span className="status-item status-line">{`Ln ${line.toLocaleString('en')}`}</span>;
}
