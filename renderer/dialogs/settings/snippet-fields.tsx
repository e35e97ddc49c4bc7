import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Snippet } from '../../../shared/text/snippet.ts';
import { useSession } from '../../state/session-context.ts';
import { SNIPPET_VARIABLES } from '../../state/snippets.ts';
import { useStore } from '../../state/store.ts';
import { Button, IconButton } from '../../ui/button.tsx';

/** The person's snippets: name, what is typed to get one, and its text. */
export function SnippetFields() {
  const { preferences } = useSession();
  const snippets = useStore(preferences.store, settings => settings.snippets);
  const [added, setAdded] = useState<number | null>(null);
  const set = (index: number, part: Partial<Snippet>) =>
    preferences.change({ snippets: snippets.map((one, at) => (at === index ? { ...one, ...part } : one)) });
  return (
    <>
      <p className="shortcut-note">
        Typing what gets a snippet and Tab puts it into the text, as Insert → Snippet does. <code>{'${1:words}'}</code>{' '}
        is a place to write in, Tab goes to the next; <code>$0</code> is the last.
      </p>
      <dl className="snippet-variables">
        {SNIPPET_VARIABLES.map(([name, meaning]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>
              <code>{`\${${name}}`}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <ul aria-label="Snippets">
        {snippets.map((snippet, index) => (
          <li key={index} className="snippet">
            <input
              className="field"
              aria-label={`Name of snippet ${index + 1}`}
              placeholder="Name"
              ref={element => {
                if (added !== index || !element) return;
                element.focus();
                setAdded(null);
              }}
              value={snippet.name}
              onChange={event => set(index, { name: event.target.value })}
            />
            <input
              className="field"
              aria-label={`What is typed for snippet ${index + 1}`}
              placeholder="Typed for it"
              spellCheck={false}
              value={snippet.trigger}
              onChange={event => set(index, { trigger: event.target.value.replace(/\s/g, '') })}
            />
            <IconButton
              label={`Delete snippet ${snippet.name}`}
              icon={Trash2}
              onPress={() => preferences.change({ snippets: snippets.filter((_, at) => at !== index) })}
            />
            <textarea
              className="field"
              aria-label={`Text of snippet ${index + 1}`}
              spellCheck={false}
              value={snippet.body}
              onChange={event => set(index, { body: event.target.value })}
            />
          </li>
        ))}
      </ul>
      <Button
        kind="text"
        icon={Plus}
        onPress={() => {
          setAdded(snippets.length);
          preferences.change({ snippets: [...snippets, { name: '', trigger: '', body: '' }] });
        }}
      >
        Add a snippet
      </Button>
    </>
  );
}
