import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { languageName } from '../../../shared/language/language-tag.ts';
import { useSession } from '../../state/session-context.ts';
import { useStore } from '../../state/store.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Group, Switch } from './controls.tsx';

/** What is checked, in which language where nobody says, and what the person has taught the checker. */
export function LanguageSettings() {
  const { preferences, language } = useSession();
  const settings = useStore(preferences.store);
  const available = useStore(language.store, state => state.available);
  const { dictionary, ignoredRules } = settings;
  const id = useId();
  return (
    <Group title="Language">
      <Switch
        label="Check spelling"
        value={settings.spelling}
        onChange={spelling => preferences.change({ spelling })}
      />
      <Switch
        label="Check grammar (English)"
        value={settings.grammar}
        disabled={!settings.spelling}
        onChange={grammar => preferences.change({ grammar })}
      />
      <div className="setting">
        <label htmlFor={id}>Language of posts that do not say theirs</label>
        <select
          id={id}
          className="field"
          value={settings.language}
          onChange={event => preferences.change({ language: event.target.value })}
        >
          <option value="">As the system</option>
          {choices(available, settings.language).map(tag => (
            <option key={tag} value={tag}>
              {languageName(tag)}
            </option>
          ))}
        </select>
      </div>
      <OwnWords words={dictionary} onChange={words => preferences.change({ dictionary: words })} />
      {ignoredRules.length > 0 && (
        <>
          <p className="settings-note">Rules of grammar that are not heard of:</p>
          <Removable
            label="Ignored rules"
            items={ignoredRules}
            action="Hear again of"
            onRemove={rule => preferences.change({ ignoredRules: ignoredRules.filter(one => one !== rule) })}
          />
        </>
      )}
    </Group>
  );
}

/** A language of an older setting stays a choice, though nobody here can check it. */
function choices(available: readonly string[], chosen: string): readonly string[] {
  const all = chosen === '' || available.includes(chosen) ? available : [...available, chosen];
  return all.toSorted((a, b) => languageName(a).localeCompare(languageName(b), 'en'));
}

interface OwnWordsProps {
  readonly words: readonly string[];
  readonly onChange: (words: readonly string[]) => void;
}

function OwnWords({ words, onChange }: OwnWordsProps) {
  const [text, setText] = useState('');
  const id = useId();
  const word = text.trim();
  const isNew = word !== '' && !/\s/.test(word) && !words.includes(word);
  const add = () => {
    if (!isNew) return;
    onChange([...words, word]);
    setText('');
  };
  return (
    <>
      <div className="setting">
        <label htmlFor={id}>{words.length === 1 ? '1 word of your own' : `${words.length} words of your own`}</label>
        <form
          className="settings-add"
          onSubmit={event => {
            event.preventDefault();
            add();
          }}
        >
          <input
            id={id}
            className="field"
            placeholder="Add a word"
            spellCheck={false}
            value={text}
            onChange={event => setText(event.target.value)}
          />
          <Button disabled={!isNew} onPress={add}>
            Add
          </Button>
        </form>
      </div>
      {words.length > 0 && (
        <Removable
          label="Own words"
          items={words}
          action="Forget"
          onRemove={gone => onChange(words.filter(one => one !== gone))}
        />
      )}
    </>
  );
}

interface RemovableProps {
  readonly label: string;
  readonly items: readonly string[];
  /** What the button does, before the item's name: `Forget`. */
  readonly action: string;
  readonly onRemove: (item: string) => void;
}

function Removable({ label, items, action, onRemove }: RemovableProps) {
  const sorted = items.toSorted((a, b) => a.localeCompare(b));
  return (
    <ul className="settings-words scrolls" aria-label={label}>
      {sorted.map(item => (
        <li key={item} className="settings-word">
          {item}
          <IconButton label={`${action} ${item}`} icon={X} onPress={() => onRemove(item)} />
        </li>
      ))}
    </ul>
  );
}
