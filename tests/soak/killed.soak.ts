import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { temporaryFolder, test } from '../kit/app.ts';
import { seeded, writeAndKill, type Writer } from '../kit/killed-writing.ts';
import { starterSite } from '../kit/sites.ts';

const KILLS = Number(process.env['GALLEY_KILLS'] ?? 201);
const SEED = Number(process.env['GALLEY_SEED'] ?? 1);

const habits = [
  { name: 'saves-by-itself', settings: {}, saves: false },
  { name: 'saves-all-the-time', settings: { autosave: 'pause', autosaveDelay: 200 }, saves: true },
  { name: 'never-saves', settings: { autosave: 'off' }, saves: false },
];

test(`writing through ${KILLS} kills`, async () => {
  const path = (name: string) => `_posts/2025-12-02-${name}.md`;
  const site = await starterSite(
    Object.fromEntries(habits.map(({ name }) => [path(name), `---\ntitle: ${name}\n---\n\nThe ferry is late.\n`])),
  );
  // Three copies of the program on one folder, each with a profile and a post of its own.
  const writers: Writer[] = [];
  for (const { name, settings, saves } of habits) {
    const userData = await temporaryFolder('profile');
    await writeFile(join(userData, 'settings.json'), JSON.stringify(settings));
    writers.push({ site: site.folder, path: path(name), userData, saves, cut: true });
  }
  const figures = await writeAndKill(writers, Math.ceil(KILLS / writers.length), seeded(SEED), figures =>
    process.stdout.write(`${JSON.stringify(figures)}\n`),
  );
  expect(figures).toMatchObject({ lost: 0, torn: 0, replaced: 0 });
});
