import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'playwright/test';
import { temporaryFolder, test } from '../kit/app.ts';
import { starterSite } from '../kit/sites.ts';

/** The program as it would be released; the other journeys run a copy of it in which one fuse is on. */
const released = process.env['GALLEY_RELEASED'] ?? '';

test('the packaged program has the fuses of a release @packaged', async () => {
  const wire = await getCurrentFuseWire(released);
  const on = (fuse: FuseV1Options) => String.fromCharCode(wire[fuse] ?? 0) === '1';
  expect({
    runAsNode: on(FuseV1Options.RunAsNode),
    nodeOptions: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: on(FuseV1Options.EnableNodeCliInspectArguments),
    onlyAsar: on(FuseV1Options.OnlyLoadAppFromAsar),
    integrity: on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    cookies: on(FuseV1Options.EnableCookieEncryption),
    fileProtocol: on(FuseV1Options.GrantFileProtocolExtraPrivileges),
  }).toEqual({
    runAsNode: false,
    nodeOptions: false,
    inspect: false,
    onlyAsar: true,
    integrity: true,
    cookies: true,
    fileProtocol: false,
  });
});

test('the installed command line lists a site without a display @packaged', async () => {
  const site = await starterSite();
  const { stdout } = await promisify(execFile)(
    join(dirname(released), 'galley-cli'),
    ['list', '--site', site.folder, '--json'],
    { timeout: 60_000, env: { ...process.env, DISPLAY: '' } },
  );
  expect(stdout).toContain('Harbour reopens after the winter storm');
});

test('the installed command line says wrong use by its exit code @packaged', async () => {
  const run = promisify(execFile)(join(dirname(released), 'galley-cli'), ['no-such-command'], { timeout: 60_000 });
  await expect(run).rejects.toMatchObject({ code: 2 });
});

test('the packed tarball is a command line without dependencies @packaged', async () => {
  const run = promisify(execFile);
  const [empty, site] = [await temporaryFolder('packed'), await starterSite()];
  const root = join(import.meta.dirname, '..', '..');
  const pack = ['pack', '--ignore-scripts', '--json', `--pack-destination=${empty}`];
  const { stdout } = await run('npm', pack, { cwd: root, timeout: 60_000 });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${filename}`], {
    cwd: empty,
    timeout: 60_000,
  });
  const checked = await run(
    join(empty, 'node_modules/.bin/galley'),
    ['check', '--site', site.folder, '--format=sarif'],
    {
      env: { PATH: process.env['PATH'], DISPLAY: '' },
    },
  );
  expect(JSON.parse(checked.stdout)).toMatchObject({ version: '2.1.0' });
});
