import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { checks } from './check.mjs';
import { hasDisplay, openVirtualDisplay } from './display.mjs';
import { checkNodeVersion } from './node-version.mjs';
import { installPackages } from './packages.mjs';
import { journeys, runParts, runProgram, summarize, unitTests } from './parts.mjs';
import { root, run, say } from './project.mjs';
import { installSystemLibraries } from './system-libraries.mjs';

await run(async () => {
  checkNodeVersion();
  await installPackages();
  const { obtainElectron } = await import('./electron-runtime.mjs');
  const electron = await obtainElectron();
  await installSystemLibraries(electron.executable);
  const display = hasDisplay() ? undefined : await openVirtualDisplay();
  if (display) say(`finds no display here and runs the windows under Xvfb (${display.name}).`);
  try {
    // Two lanes for two cores. The journeys come last and alone: beside other work nothing is done sooner, and they wait for windows.
    const lanes = await Promise.all([runParts(checks), runParts([buildAll, packageCopy, unitTests])]);
    const last = await runParts([
      journeys('journeys in the application', [], { GALLEY_ELECTRON: electron.executable }),
      journeys('journeys in the packaged application', ['--grep', '@packaged'], {
        GALLEY_PACKAGED: inspectable(),
        GALLEY_RELEASED: released(),
      }),
    ]);
    return summarize([...lanes.flat(), ...last]);
  } finally {
    display?.close();
  }
});

async function buildAll() {
  const result = await runProgram(process.execPath, [join(root, 'scripts', 'build.mjs'), '--release']);
  return outcomeOf('build', result);
}

/** Packages as for a release, then makes a copy in which one fuse is on that driving the program needs. */
async function packageCopy() {
  await rm(join(root, 'release', 'tested'), { recursive: true, force: true });
  const script = join(root, 'scripts', 'package.mjs');
  const result = await runProgram(process.execPath, [script, '--built', '--output=release/tested']);
  if (result.code === 0) {
    await cp(unpacked(), `${unpacked()}-inspectable`, { recursive: true, verbatimSymlinks: true });
    const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
    await flipFuses(inspectable(), {
      version: FuseVersion.V1,
      resetAdHocDarwinSignature: process.platform === 'darwin',
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
    });
  }
  return outcomeOf('package', result);
}

function outcomeOf(name, { code, output, seconds }) {
  return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output, seconds };
}

function unpacked() {
  const arm = process.arch === 'arm64' ? '-arm64' : '';
  const folders = { linux: `linux${arm}-unpacked`, darwin: `mac${arm}`, win32: `win${arm}-unpacked` };
  return join(root, 'release', 'tested', folders[process.platform]);
}

function released() {
  const inside = { linux: 'galley', darwin: 'Galley.app/Contents/MacOS/Galley', win32: 'Galley.exe' };
  return join(unpacked(), inside[process.platform]);
}

function inspectable() {
  return released().replace(unpacked(), `${unpacked()}-inspectable`);
}
