import { checkPost } from '../../shared/export/checks/check-post.ts';
import { gatherSiteFacts } from '../../shared/export/checks/site-facts.ts';
import type { Finding } from '../../shared/export/finding.ts';
import type { Problem } from '../../shared/kit/problem.ts';
import { sitePath, type SitePath } from '../../shared/site/site-file.ts';
import { checkSettingsOf } from '../services/folder/check-settings.ts';
import type { LoadedSite } from '../services/folder/loaded-site.ts';

export interface SiteChecker {
  /** What the settings file itself gets wrong. */
  readonly problems: readonly Problem[];
  check(path: SitePath): readonly Finding[];
}

/** Makes the checks ready for a site, with the `checks:` of its settings file. */
export function checkerFor(site: LoadedSite): SiteChecker {
  const { engine, files } = site;
  const { settings, problems } = checkSettingsOf(site);
  const facts = gatherSiteFacts(engine, path => files.get(sitePath(path))?.size);
  return {
    problems,
    check: path => checkPost({ engine, site: facts, settings, path, text: files.get(path)?.text ?? '' }),
  };
}
