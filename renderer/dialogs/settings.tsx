import { Settings2 } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import type { Settings } from '../../shared/contract/settings.ts';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Segments, type Segment } from '../ui/segments.tsx';
import { ReviewFields } from './review-fields.tsx';
import { Shortcuts } from './shortcuts.tsx';
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

/** The person's settings; each takes effect at once. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { preferences, workspace } = useSession();
  const site = useStore(workspace.store, state => state.site);
  const settings = useStore(preferences.store);
  const change = (part: Partial<Settings>) => preferences.change(part);
  return (
    <Dialog
      name="Settings"
      icon={Settings2}
      light
      onClose={onClose}
      footer={
        <>
          <Button kind="text" onPress={() => preferences.reset()}>
            Reset all
          </Button>
          <Button kind="primary" onPress={onClose}>
            Done
          </Button>
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
        <Group title="Writing">
          <Switch label="Check spelling" value={settings.spelling} onChange={spelling => change({ spelling })} />
          <Switch
            label="Focus mode: dim all but this paragraph"
            value={settings.focusMode}
            onChange={focusMode => change({ focusMode })}
          />
          <Switch
            label="Typewriter mode: keep this line in the middle"
            value={settings.typewriterMode}
            onChange={typewriterMode => change({ typewriterMode })}
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
          <Words
            label="My name in review marks"
            value={settings.reviewer}
            onChange={reviewer => change({ reviewer })}
          />
        </Group>
        {site !== null && (
          <Group title="Review in this site">
            <ReviewFields />
          </Group>
        )}
        <Group title="Shortcuts">
          <Shortcuts />
        </Group>
      </div>
    </Dialog>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="settings-group" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

interface FieldProps<V> {
  readonly label: string;
  readonly value: V;
  readonly onChange: (value: V) => void;
}

function Choice<V extends string>(props: FieldProps<V> & { readonly segments: readonly Segment<V>[] }) {
  return (
    <div className="setting">
      <span>{props.label}</span>
      <Segments label={props.label} value={props.value} segments={props.segments} onChange={props.onChange} />
    </div>
  );
}

interface AmountProps extends FieldProps<number> {
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
}

function Amount({ label, value, unit, min, max, step = 1, onChange }: AmountProps) {
  const id = useId();
  return (
    <div className="setting">
      <label htmlFor={id}>{label}</label>
      <span className="setting-amount">
        <input
          id={id}
          className="field"
          type="number"
          defaultValue={value}
          min={min}
          max={max}
          step={step}
          aria-describedby={`${id}-unit`}
          onChange={event => {
            const next = event.target.valueAsNumber;
            if (Number.isFinite(next) && next >= min && next <= max) onChange(next);
          }}
          onBlur={event => {
            event.target.value = String(value);
          }}
        />
        <small id={`${id}-unit`}>{unit}</small>
      </span>
    </div>
  );
}

function Switch({ label, value, onChange }: FieldProps<boolean>) {
  const id = useId();
  return (
    <div className="setting">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="switch"
        type="checkbox"
        role="switch"
        checked={value}
        onChange={event => onChange(event.target.checked)}
      />
    </div>
  );
}

function Words({ label, value, onChange }: FieldProps<string>) {
  const id = useId();
  return (
    <div className="setting">
      <label htmlFor={id}>{label}</label>
      <input id={id} className="field" type="text" value={value} onChange={event => onChange(event.target.value)} />
    </div>
  );
}
