import { readFile } from 'node:fs/promises';
import { defaultSettings, settingsDecoder, type Settings } from '../../../shared/contract/settings.ts';
import type { Disk } from '../disk/disk.ts';

/** The person's settings as one readable JSON file. */
export class SettingsFile {
  readonly #disk: Disk;
  readonly #path: string;

  constructor(disk: Disk, path: string) {
    this.#disk = disk;
    this.#path = path;
  }

  /** What the file says; a key that is missing or makes no sense has its default, and the others stay. */
  async load(): Promise<Settings> {
    const text = await readFile(this.#path, 'utf8').catch(() => '{}');
    return repairSettings(parse(text));
  }

  async save(settings: Settings): Promise<void> {
    await this.#disk.write(this.#path, Buffer.from(`${JSON.stringify(settings, null, 2)}\n`));
  }
}

/** Takes each key that is right by itself. */
export function repairSettings(value: unknown): Settings {
  let settings: Settings = defaultSettings;
  if (typeof value !== 'object' || value === null) return settings;
  for (const key of Object.keys(defaultSettings) as (keyof Settings)[]) {
    if (!Object.hasOwn(value, key)) continue;
    const given = (value as Record<string, unknown>)[key];
    const isPart = key === 'panes' && typeof given === 'object';
    const candidate = isPart ? { ...defaultSettings.panes, ...given } : given;
    const decoded = settingsDecoder({ ...settings, [key]: candidate });
    if (decoded.ok) settings = decoded.value;
  }
  return settings;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
