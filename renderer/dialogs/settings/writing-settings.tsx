import type { Settings } from '../../../shared/contract/settings.ts';
import { useSession } from '../../state/session-context.ts';
import { useStore } from '../../state/store.ts';
import type { Segment } from '../../ui/segments.tsx';
import { Amount, Choice, Group, Switch, Words } from './controls.tsx';

const FOCUS: readonly Segment<Settings['focusOn']>[] = [
  { value: 'paragraph', label: 'Paragraph' },
  { value: 'sentence', label: 'Sentence' },
];

/** How the text behaves while it is written, and what is counted. */
export function WritingSettings() {
  const { preferences } = useSession();
  const settings = useStore(preferences.store);
  const change = (part: Partial<Settings>) => preferences.change(part);
  return (
    <Group title="Writing">
      <Switch
        label="Focus mode: dim all but what is being written"
        value={settings.focusMode}
        onChange={focusMode => change({ focusMode })}
      />
      <Choice
        label="Focus mode leaves bright"
        value={settings.focusOn}
        segments={FOCUS}
        onChange={focusOn => change({ focusOn })}
      />
      <Switch
        label="Typewriter mode: keep this line in the middle"
        value={settings.typewriterMode}
        onChange={typewriterMode => change({ typewriterMode })}
      />
      <Switch
        label="Curly quotes while typing, as the post’s language has them"
        value={settings.smartQuotes}
        onChange={smartQuotes => change({ smartQuotes })}
      />
      <Switch
        label="Marks beside headings and code that fold them"
        value={settings.foldMarks}
        onChange={foldMarks => change({ foldMarks })}
      />
      <Amount
        label="Reading speed"
        unit="words a minute"
        value={settings.readingSpeed}
        min={50}
        max={1000}
        step={10}
        onChange={readingSpeed => change({ readingSpeed })}
      />
      <Amount
        label="Writing goal"
        unit="words, 0 for none"
        value={settings.writingGoal}
        min={0}
        max={1_000_000}
        step={100}
        onChange={writingGoal => change({ writingGoal })}
      />
      <Words label="My name in review marks" value={settings.reviewer} onChange={reviewer => change({ reviewer })} />
      <Words
        label="Commit message of exports, with {title} and {count}"
        value={settings.commitMessage}
        onChange={commitMessage => change({ commitMessage })}
      />
    </Group>
  );
}
