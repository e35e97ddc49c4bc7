import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkNodeVersion } from './node-version.mjs';
import { installPackages } from './packages.mjs';
import { root, run, say } from './project.mjs';

/**
 * Packages the application into `release/` for this system: a folder that runs as it is, or the targets that are named
 * (`npm run package -- AppImage deb`).
 *
 * @param {string[]} targets electron-builder's names of them
 * @param {string} output folder, relative to the project
 */
async function packageApplication(targets, output) {
  const { obtainElectron } = await import('./electron-runtime.mjs');
  const electron = await obtainElectron();
  const { build, Platform } = await import('electron-builder');
  const work = await mkdtemp(join(tmpdir(), 'galley-package-'));
  try {
    const own = electron.official ? {} : await substituteConfiguration(electron, work);
    if (!electron.official) say('packages with the runtime for testing: try it, but do not release it.');
    await build({
      targets: Platform.current().createTarget(targets),
      projectDir: root,
      publish: 'never',
      config: {
        extends: join(root, 'electron-builder.yml'),
        ...own,
        directories: { output },
      },
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** The runtime for testing runs applications from a folder of its own; a packaged program must not hold that. */
async function substituteConfiguration({ folder, version }, work) {
  const plain = join(work, 'electron');
  const inside = join(folder, 'resources', 'app');
  await cp(folder, plain, { recursive: true, filter: source => source !== inside });
  return { electronDist: plain, electronVersion: version };
}

await run(async () => {
  const { values, positionals } = parseArgs({
    options: { built: { type: 'boolean', default: false }, output: { type: 'string', default: 'release' } },
    allowPositionals: true,
  });
  checkNodeVersion();
  await installPackages();
  if (!values.built) {
    const { build } = await import('./build.mjs');
    await build({ release: true });
  }
  await packageApplication(positionals.length > 0 ? positionals : ['dir'], values.output);
});
