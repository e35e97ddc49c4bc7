import { FileText } from 'lucide-react';
import { POST_STATES, type PostState } from '../../shared/library/facts.ts';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import { stateWords, StateDot } from './post-state.tsx';

const FILTER_WORDS: Readonly<Record<PostState, string>> = { ...stateWords, draft: 'Drafts' };

/** States that are offered even when no post is in them: those of every site's daily work. */
const ALWAYS: readonly PostState[] = ['draft', 'scheduled', 'published'];

/** One row for each state with how many posts are in it; a second press takes the filter away. */
export function StateFilters() {
  const { catalogue } = useSession();
  const facts = useStore(catalogue.store, state => state.facts);
  const chosen = useStore(catalogue.store, state => state.query.state);
  const kind = useStore(catalogue.store, state => state.query.kind);
  const shown = POST_STATES.filter(state => ALWAYS.includes(state) || (facts?.states[state] ?? 0) > 0);
  return (
    <div className="state-filters" role="group" aria-label="Filter by state">
      {shown.map(state => (
        <button
          key={state}
          type="button"
          className="state-filter"
          aria-pressed={chosen === state}
          onClick={() => catalogue.ask({ state: chosen === state ? null : state, kind: 'posts' })}
        >
          <StateDot state={state} />
          <span>{FILTER_WORDS[state]}</span>
          <span className="state-count">{facts ? facts.states[state].toLocaleString('en') : ''}</span>
        </button>
      ))}
      {facts !== null && facts.pages > 0 && (
        <button
          type="button"
          className="state-filter"
          aria-pressed={kind === 'pages'}
          onClick={() => catalogue.ask({ kind: kind === 'pages' ? 'posts' : 'pages', state: null })}
        >
          <FileText className="state-glyph" aria-hidden />
          <span>Pages</span>
          <span className="state-count">{facts.pages.toLocaleString('en')}</span>
        </button>
      )}
    </div>
  );
}
