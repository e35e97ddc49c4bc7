import { readSiteChecks, SITE_SETTINGS } from '../../../shared/export/site-checks.ts';
import type { LoadedSite } from './loaded-site.ts';

/** How a site wants to be checked, and what its settings file gets wrong. */
export function checkSettingsOf({ files }: Pick<LoadedSite, 'files'>): ReturnType<typeof readSiteChecks> {
  return readSiteChecks(files.get(SITE_SETTINGS)?.text);
}
