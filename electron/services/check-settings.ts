import { readCheckSettings, type CheckSettings } from '../../shared/export/rules.ts';
import type { Problem } from '../../shared/kit/problem.ts';
import { RubyTime } from '../../shared/ruby/time.ts';
import type { RubyHash } from '../../shared/ruby/value.ts';
import { sitePath } from '../../shared/site/site-file.ts';
import { asHash, readYaml } from '../../shared/site/yaml.ts';
import type { LoadedSite } from './loaded-site.ts';

/** The file of a site in which Galley keeps what the site's people have agreed on. */
const SETTINGS = sitePath('.galley.yml');

/** How a site wants to be checked, and what its settings file gets wrong. */
export function checkSettingsOf({ files }: Pick<LoadedSite, 'files'>): {
  readonly settings: CheckSettings;
  readonly problems: readonly Problem[];
} {
  const text = files.get(SETTINGS)?.text ?? '';
  const read = readYaml(text, { path: SETTINGS, line: 0, toLocal: epoch => new RubyTime(epoch, 0, 'UTC') });
  const root: RubyHash = asHash(read.problem ? undefined : read.value);
  const { settings, problems } = readCheckSettings(asHash(root.get('checks')), SETTINGS);
  return { settings, problems: read.problem ? [read.problem, ...problems] : problems };
}
