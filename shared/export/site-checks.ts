import type { Problem } from '../kit/problem.ts';
import { RubyTime } from '../ruby/time/time.ts';
import type { RubyHash } from '../ruby/value.ts';
import { readSchemaFile } from '../schema/schema-file.ts';
import { sitePath } from '../site/site-file.ts';
import { asHash, readYaml } from '../site/yaml.ts';
import { readCheckSettings, type CheckSettings } from './rules.ts';

/** The file of a site in which Galley keeps what the site's people have agreed on. */
export const SITE_SETTINGS = sitePath('.galley.yml');

/** How a site wants to be checked, from the text of its settings file, and what that gets wrong. */
export function readSiteChecks(text: string | undefined): {
  readonly settings: CheckSettings;
  readonly problems: readonly Problem[];
} {
  const read = readYaml(text ?? '', { path: SITE_SETTINGS, line: 0, toLocal: epoch => new RubyTime(epoch, 0, 'UTC') });
  const root: RubyHash = asHash(read.problem ? undefined : read.value);
  const { settings, problems } = readCheckSettings(asHash(root.get('checks')), SITE_SETTINGS);
  const required = [...readSchemaFile(text ?? '').fields]
    .filter(([, field]) => field.required === true)
    .map(([key, { when }]) => ({ key, when }));
  return { settings: { ...settings, required }, problems: read.problem ? [read.problem, ...problems] : problems };
}
