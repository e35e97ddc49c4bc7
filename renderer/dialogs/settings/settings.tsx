import { Settings2 } from 'lucide-react';
import { useState } from 'react';
import type { Settings } from '../../../shared/contract/settings.ts';
import { useSession } from '../../state/session-context.ts';
import { useStore } from '../../state/store.ts';
import { Button, takeFocus } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { Segment } from '../../ui/segments.tsx';
import { Amount, Choice, Group } from './controls.tsx';
import { ImageFields } from './image-fields.tsx';
import { LanguageSettings } from './language-settings.tsx';
import { ReviewFields } from './review-fields.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { SnippetFields } from './snippet-fields.tsx';
import { WritingSettings } from './writing-settings.tsx';
import './settings.css';

const THEMES: readonly Segment<Settings['theme']>[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

const FONTS: readonly Segment<Settings['editorFont']>[] = [
  { value: 'serif', label: 'Literata' },
  { value: 'duospace', label: 'Duospace' },
  { value: 'mono', label: 'Monospace' },
];

const AUTOSAVE: readonly Segment<Settings['autosave']>[] = [
  { value: 'pause', label: 'After a pause' },
  { value: 'blur', label: 'When I leave' },
  { value: 'off', label: 'Never' },
];

interface SettingsDialogProps {
  /** The group that is in sight first. */
  readonly group: 'Shortcuts' | 'Images' | undefined;
  readonly onClose: () => void;
}

/** The person's settings; each takes effect at once. */
export function SettingsDialog({ group, onClose }: SettingsDialogProps) {
  const { preferences, workspace } = useSession();
  const site = useStore(workspace.store, state => state.site);
  const settings = useStore(preferences.store);
  const [asking, setAsking] = useState(false);
  const change = (part: Partial<Settings>) => preferences.change(part);
  const reset = () => {
    preferences.reset();
    setAsking(false);
  };
  return (
    <Dialog
      name="Settings"
      icon={Settings2}
      light
      onClose={onClose}
      footer={
        <>
          {asking ? (
            <>
              <span className="settings-note" role="alert">
                Everything here becomes as it was at first, your words, snippets, keys and saved filters too.
              </span>
              <Button ref={takeFocus} onPress={() => setAsking(false)}>
                Cancel
              </Button>
              <Button kind="primary" onPress={reset}>
                Reset All
              </Button>
            </>
          ) : (
            <>
              <Button kind="text" onPress={() => setAsking(true)}>
                Reset all…
              </Button>
              <Button kind="primary" onPress={onClose}>
                Done
              </Button>
            </>
          )}
        </>
      }
    >
      <div className="settings">
        <Group title="Appearance">
          <Choice label="Theme" value={settings.theme} segments={THEMES} onChange={theme => change({ theme })} />
          <Choice
            label="Text face"
            value={settings.editorFont}
            segments={FONTS}
            onChange={editorFont => change({ editorFont })}
          />
          <Amount
            label="Text size"
            unit="pixels"
            value={settings.editorFontSize}
            min={11}
            max={32}
            onChange={editorFontSize => change({ editorFontSize })}
          />
          <Amount
            label="Line length"
            unit="characters"
            value={settings.editorMeasure}
            min={40}
            max={120}
            onChange={editorMeasure => change({ editorMeasure })}
          />
        </Group>
        <Group title="Saving">
          <Choice
            label="Save by itself"
            value={settings.autosave}
            segments={AUTOSAVE}
            onChange={autosave => change({ autosave })}
          />
          <Amount
            label="Pause before saving"
            unit="milliseconds"
            value={settings.autosaveDelay}
            min={200}
            max={60_000}
            step={100}
            onChange={autosaveDelay => change({ autosaveDelay })}
          />
        </Group>
        <WritingSettings />
        <LanguageSettings />
        {site !== null && (
          <>
            <Group title="Review in this site">
              <ReviewFields />
            </Group>
            <Group title="New images of this site" first={group === 'Images'}>
              <ImageFields />
            </Group>
          </>
        )}
        <Group title="Snippets">
          <SnippetFields />
        </Group>
        <Group title="Shortcuts" first={group === 'Shortcuts'}>
          <Shortcuts />
        </Group>
      </div>
    </Dialog>
  );
}
