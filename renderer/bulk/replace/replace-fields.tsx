import { CaseSensitive, Regex, WholeWord } from 'lucide-react';
import { IconButton } from '../../ui/button.tsx';
import { Segments } from '../../ui/segments.tsx';
import type { Asked } from './search-job.ts';

const PARTS = [
  { value: 'bodies', label: 'Texts' },
  { value: 'front-matter', label: 'Front matter' },
  { value: 'all', label: 'All files' },
] as const;

interface ReplaceFieldsProps {
  readonly asked: Asked;
  readonly onChange: (asked: Asked) => void;
  readonly onEnterList: () => void;
}

/** What is looked for, where, and what stands there instead. */
export function ReplaceFields({ asked, onChange, onEnterList }: ReplaceFieldsProps) {
  const turn = (name: 'matchCase' | 'wholeWord' | 'regex') => () => onChange({ ...asked, [name]: !asked[name] });
  const down = (event: React.KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    onEnterList();
  };
  return (
    <div className="replace-fields">
      <input
        className="field"
        aria-label="Find"
        placeholder={asked.regex ? 'Find a regular expression' : 'Find'}
        spellCheck={false}
        data-first-focus
        value={asked.text}
        onChange={event => onChange({ ...asked, text: event.target.value })}
        onKeyDown={down}
      />
      <span className="replace-ways">
        <IconButton label="Match case" icon={CaseSensitive} pressed={asked.matchCase} onPress={turn('matchCase')} />
        <IconButton label="Whole words" icon={WholeWord} pressed={asked.wholeWord} onPress={turn('wholeWord')} />
        <IconButton label="Regular expression" icon={Regex} pressed={asked.regex} onPress={turn('regex')} />
      </span>
      <input
        className="field"
        aria-label="Replace with"
        placeholder={asked.regex ? 'Replace with ($1, $<name>, \\n)' : 'Replace with'}
        spellCheck={false}
        value={asked.replacement}
        onChange={event => onChange({ ...asked, replacement: event.target.value })}
        onKeyDown={down}
      />
      <Segments label="Where" value={asked.part} segments={PARTS} onChange={part => onChange({ ...asked, part })} />
    </div>
  );
}
