import { expect, it } from 'vitest';
import { addressDay } from '../../../../renderer/form/address-words.ts';
import { readSettings } from '../../../../shared/site/config/site-settings.ts';
import { sitePath } from '../../../../shared/site/site-file.ts';

const NOW = Date.UTC(2026, 0, 1);
const settingsOf = (text: string) => {
  const path = sitePath('_config.yml');
  return readSettings(
    new Map([[path, { path, size: 0, modified: 0, text }]]),
    undefined,
    { now: NOW, zone: 'UTC' },
    () => [],
  );
};
const dayOf = (path: string, literal: string, config = 'timezone: UTC\n') =>
  addressDay(path, literal, settingsOf(config), 'UTC', NOW);

it('names the day and the zone that decides it', () => {
  expect(dayOf('_posts/2025-12-02-a.md', '2025-12-02 05:19:31')).toEqual({
    day: '2 Dec 2025, UTC',
    later: null,
    warning: null,
  });
});

it('warns where the zone makes it another day', () => {
  const found = dayOf('_posts/2025-12-02-a.md', '2025-12-02 23:30 -0500');
  expect(found).toMatchObject({ day: '3 Dec 2025, UTC', warning: 'In the site’s zone this is 3 Dec 2025.' });
});

it('warns where the name says another day than the date', () => {
  expect(dayOf('_posts/2025-12-01-a.md', '2025-12-02')?.warning).toMatch(/named after 1 Dec 2025/);
});

it('tells when a post of the future is built, unless the site builds those', () => {
  expect(dayOf('_posts/2026-02-03-a.md', '2026-02-03 09:00')?.later).toBe('3 Feb 2026, 09:00 UTC');
  expect(dayOf('_posts/2026-02-03-a.md', '2026-02-03 09:00', 'future: true\n')?.later).toBeNull();
});

it('goes by the name where there is no date, and by nothing for a draft', () => {
  expect(dayOf('_posts/2025-12-02-a.md', '')?.day).toBe('2 Dec 2025, UTC');
  expect(dayOf('_drafts/a.md', '')).toBeUndefined();
});
