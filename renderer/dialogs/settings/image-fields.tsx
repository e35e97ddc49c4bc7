import { useEffect, useState } from 'react';
import { SCHEMA_FILE } from '../../../shared/schema/schema-file.ts';
import {
  readImageSettings,
  writeImageSetting,
  type ImageSettings,
} from '../../../shared/site/config/image-settings.ts';
import { applyChanges } from '../../../shared/text/text-change.ts';
import { changeOwnFile, readOwnFile } from '../../state/site/own-file.ts';
import { useSession } from '../../state/session-context.ts';
import type { Segment } from '../../ui/segments.tsx';
import { Amount, Choice, Switch, WordField } from './controls.tsx';

const NAMES: readonly Segment<ImageSettings['names']>[] = [
  { value: 'hash', label: 'MD5 of their bytes' },
  { value: 'readable', label: 'Readable' },
];

const FORMATS: readonly Segment<ImageSettings['format']>[] = [
  { value: 'keep', label: 'As they come' },
  { value: 'jpeg', label: 'JPEG' },
  { value: 'png', label: 'PNG' },
  { value: 'webp', label: 'WebP' },
  { value: 'avif', label: 'AVIF' },
];

/** How images that are added from now on are stored: `images:` of the site's own file. */
export function ImageFields() {
  const session = useSession();
  const [text, setText] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  useEffect(() => {
    void readOwnFile(session).then(setText);
  }, [session]);
  if (text === null) return null;
  const read = readImageSettings(text, SCHEMA_FILE);
  if (!read.ok) {
    const { place, cause, remedy } = read.error;
    return <p className="settings-note" role="status">{`${place.path}, line ${place.line}: ${cause} ${remedy}`}</p>;
  }
  const settings = read.value;
  const set = <K extends keyof ImageSettings>(key: K, value: ImageSettings[K]) => {
    const edit = (before: string) => writeImageSetting(before, key, value, SCHEMA_FILE);
    const now = edit(text);
    // The next choice goes on from this one, though the file is still being written.
    if (now.ok) setText(applyChanges(text, now.value));
    void changeOwnFile(session, edit)
      .then(problem => setRefused(problem && problem.cause))
      .then(() => readOwnFile(session))
      .then(setText);
  };
  const width = (written: string) => {
    const pixels = Number(written);
    set('maxWidth', written === '' ? undefined : Number.isNaN(pixels) ? -1 : pixels);
  };
  const anew = settings.format !== 'keep' || settings.maxWidth !== undefined;
  return (
    <>
      <WordField label="Folder" value={settings.folder} onWritten={folder => set('folder', folder)} />
      <WordField label="Folder of other files" value={settings.files} onWritten={files => set('files', files)} />
      <Choice label="Names" value={settings.names} segments={NAMES} onChange={names => set('names', names)} />
      <Choice label="Format" value={settings.format} segments={FORMATS} onChange={format => set('format', format)} />
      <WordField
        label="Largest width, in pixels"
        empty="Any"
        value={settings.maxWidth === undefined ? '' : String(settings.maxWidth)}
        onWritten={width}
      />
      {anew && (
        <Amount
          label="Quality"
          unit="from 1 to 100"
          value={settings.quality}
          min={1}
          max={100}
          onChange={quality => set('quality', quality)}
        />
      )}
      <Switch
        label="Take out place, time and device"
        value={settings.metadata === 'remove'}
        onChange={remove => set('metadata', remove ? 'remove' : 'keep')}
      />
      <p className="settings-note" role="status">
        {refused ??
          `Kept in ${SCHEMA_FILE} of the site, for everyone who works on it. Images that are there stay as they are.`}
      </p>
    </>
  );
}
