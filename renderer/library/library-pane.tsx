import { Plus, Search, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { adviseQuery } from '../../shared/library/query-advice.ts';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { PostList } from './post-list.tsx';
import { SiteHead } from './site-head.tsx';
import { StateFilters } from './state-filters.tsx';
import './library.css';

/** The site's posts: searched, filtered, walked and opened. */
export function LibraryPane() {
  return (
    <section className="library" aria-label="Library">
      <SiteHead />
      <SearchField />
      <QueryAdvice />
      <Stopped />
      <StateFilters />
      <PostList />
    </section>
  );
}

function SearchField() {
  const { catalogue, commands } = useSession();
  const asked = useStore(catalogue.store, state => state.query.text);
  const [text, setText] = useState(asked);
  const [seen, setSeen] = useState(asked);
  if (seen !== asked) {
    setSeen(asked);
    setText(asked);
  }
  const ask = (next: string) => {
    setText(next);
    catalogue.ask({ text: next });
  };
  return (
    <div className="library-search">
      <label
        className="search-field library-field"
        data-tip="Words, or tag: category: author: is:"
        data-shortcut={commands.shownKey('edit.find-in-site')}
      >
        <Search className="icon" aria-hidden />
        <input
          type="search"
          aria-label="Search posts"
          placeholder="Search posts"
          spellCheck={false}
          value={text}
          onChange={event => ask(event.target.value)}
          onKeyDown={event => {
            if (event.key === 'Escape' && text !== '') {
              event.stopPropagation();
              ask('');
            } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
              event.preventDefault();
              document.querySelector<HTMLElement>('[role="listbox"][aria-label="Posts"]')?.focus();
            }
          }}
        />
        {text !== '' && (
          <button type="button" aria-label="Clear search" onClick={() => ask('')}>
            <X className="icon" aria-hidden />
          </button>
        )}
      </label>
      <IconButton
        label="New post"
        icon={Plus}
        shortcut={commands.shownKey('post.new')}
        onPress={() => commands.run('post.new')}
      />
    </div>
  );
}

/** Says that the list stands still, and starts it again. */
function Stopped() {
  const { catalogue, problems } = useSession();
  const stopped = useStore(catalogue.store, state => state.stopped);
  if (!stopped) return null;
  const start = () => {
    problems.report('library', []);
    catalogue.startAgain();
  };
  return (
    <div className="library-stopped" role="alert">
      <p>The list and the search ended several times and stand still. Posts can be written as before.</p>
      <Button onPress={start}>Start Again</Button>
    </div>
  );
}

/** Milliseconds without a key after which a query is no longer being typed. */
const ADVISE_AFTER = 700;

/** Says what of the query cannot mean anything, when it has been typed. */
function QueryAdvice() {
  const { catalogue } = useSession();
  const text = useStore(catalogue.store, state => state.query.text);
  const facts = useStore(catalogue.store, state => (state.reading || state.titles ? null : state.facts));
  const [typed, setTyped] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setTyped(text), ADVISE_AFTER);
    return () => clearTimeout(timer);
  }, [text]);
  const advice = typed === text ? adviseQuery(text, facts) : [];
  return (
    <div className="library-advice" role="status">
      {advice.map(one => (
        <p key={one}>{one}</p>
      ))}
    </div>
  );
}
