import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { hasDisplay, openVirtualDisplay } from './display.mjs';
import { checkNodeVersion } from './node-version.mjs';
import { installPackages } from './packages.mjs';
import { root, run, say } from './project.mjs';
import { sandboxSwitches } from './sandbox.mjs';
import { installSystemLibraries } from './system-libraries.mjs';

await run(async () => {
  checkNodeVersion();
  await installPackages();
  await buildWhenStale();
  const { obtainElectron } = await import('./electron-runtime.mjs');
  const electron = await obtainElectron();
  await installSystemLibraries(electron.executable);
  const display = hasDisplay() ? undefined : await openVirtualDisplay();
  if (display)
    say(`finds no display here and runs under Xvfb (${display.name}); --screenshot FILE.png shows what it looks like.`);
  try {
    return await start(electron);
  } finally {
    display?.close();
  }
});

/** Paths are meant from where the person typed the command, not from the project that npm runs scripts in. */
function applicationArguments() {
  const from = process.env.INIT_CWD ?? process.cwd();
  let isPicture = false;
  return process.argv.slice(2).map(argument => {
    const isPath = isPicture || !argument.startsWith('-');
    isPicture = argument === '--screenshot';
    if (argument.startsWith('--screenshot=')) return `--screenshot=${resolve(from, argument.slice(13))}`;
    return isPath ? resolve(from, argument) : argument;
  });
}

async function start({ executable, folder }) {
  const child = spawn(executable, [root, ...sandboxSwitches(folder), ...applicationArguments()], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((finish, fail) => {
    child.once('error', fail);
    child.once('exit', (code, signal) => finish(signal ? 1 : (code ?? 0)));
  });
}

async function buildWhenStale() {
  const { build, isBuildStale } = await import('./build.mjs');
  if (!(await isBuildStale())) return;
  say('builds …');
  await build({ release: true });
}
