import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react';
import type { Finding } from '../../shared/export/finding.ts';
import type { Problem, Severity } from '../../shared/kit/problem.ts';
import { problemKey } from '../state/problems.ts';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import { Button, IconButton } from '../ui/button.tsx';
import './problems-panel.css';

const ICONS = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;
const WORDS: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', info: 'Note' };

/** What is wrong with the page and the site, each with its place, its cause and what to do. */
export function ProblemsPanel() {
  const session = useSession();
  const problems = useStore(session.problems.store);
  return (
    <section className="problems" aria-label="Problems">
      <header className="problems-head">
        <h2 className="overline">Problems</h2>
        <IconButton label="Close problems" icon={X} onPress={() => session.view.toggleProblems(false)} />
      </header>
      {problems.length === 0 ? (
        <p className="problems-none">Nothing is wrong: the page is as Jekyll will publish it.</p>
      ) : (
        <ul className="problems-list scrolls">
          {problems.map(problem => (
            <li key={problemKey(problem)} className="problem-row">
              <ProblemRow problem={problem} onGo={() => void session.goTo(problem.place)} />
              {isFinding(problem) && problem.fix && (
                <Button
                  tip={problem.fix.label}
                  shortcut={session.commands.shownKey('problems.fix')}
                  onPress={() => session.checks.mend(session.desk.post, problem)}
                >
                  Fix<span className="visually-hidden">: {problem.fix.label}</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What the checks report may know how to be mended. */
function isFinding(problem: Problem): problem is Finding {
  return 'fix' in problem;
}

function ProblemRow({ problem, onGo }: { readonly problem: Problem; readonly onGo: () => void }) {
  const Glyph = ICONS[problem.severity];
  return (
    <button type="button" className={`row-button problem problem-${problem.severity}`} onClick={onGo}>
      <Glyph className="icon" aria-hidden />
      <span className="visually-hidden">{WORDS[problem.severity]}: </span>
      <span className="problem-text">
        <span className="problem-cause">{problem.cause}</span> <span className="problem-remedy">{problem.remedy}</span>
      </span>
      {problem.place.path !== '' && (
        <span className="problem-place">
          {problem.place.path}:{problem.place.line}
        </span>
      )}
    </button>
  );
}
