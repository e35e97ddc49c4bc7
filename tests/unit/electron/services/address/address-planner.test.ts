import { build } from 'esbuild';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AddressPlanner } from '../../../../../electron/services/address/address-planner.ts';
import { sitePath } from '../../../../../shared/site/site-file.ts';
import { folderWith } from '../../../../kit/folder.ts';

let built: string;
let entry: string;
beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), 'galley-address-'));
  entry = join(built, 'address-worker.mjs');
  const source = join(import.meta.dirname, '../../../../../electron/services/address/address-worker.ts');
  // The Sass compiler is loaded by sites alone that ask for it.
  const external = ['sass'];
  const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" };
  await build({
    entryPoints: [source],
    outfile: entry,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external,
    banner,
  });
}, 60_000);
afterAll(() => rm(built, { recursive: true, force: true }));

const post = sitePath('_posts/2024-01-02-quay.md');
const request = { path: post, to: sitePath('_posts/2024-01-02-pier.md'), redirect: false };
const site = (root: string) => ({ root, now: Date.UTC(2024, 5), zone: 'UTC', unsaved: [] });

describe('AddressPlanner', () => {
  it('answers from the site as it was begun, and says so once it was ended', async () => {
    const planner = new AddressPlanner(entry);
    planner.begin(site(await folderWith({ '_config.yml': '', [post]: '---\ntitle: Quay\n---\n' })));
    const answer = await planner.plan(request);
    expect(answer).toMatchObject({
      ok: true,
      value: { before: '/2024/01/02/quay.html', after: '/2024/01/02/pier.html' },
    });
    planner.end();
    expect(await planner.plan(request)).toMatchObject({ ok: false, error: { code: 'address-failed' } });
  });

  it('answers why each time it is asked after its thread has ended by itself', async () => {
    const planner = new AddressPlanner(entry);
    planner.begin(site(join(built, 'nowhere')));
    const failed = { ok: false, error: { cause: expect.stringContaining('nowhere') as unknown } };
    expect(await planner.plan(request)).toMatchObject(failed);
    expect(await planner.plan(request)).toMatchObject(failed);
  });
});
