import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npm, root, say, Stop } from './project.mjs';

/** Runs `npm ci` unless `node_modules` holds just what `package-lock.json` asks for. */
export async function installPackages() {
  if (await isInstalled()) return;
  say('installs the packages (npm ci) …');
  const args = [...npm.args, 'ci', '--no-audit', '--no-fund', '--loglevel', 'error'];
  const child = spawn(npm.command, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: npm.command.endsWith('.cmd'),
  });
  const code = await new Promise((finish, fail) => child.once('error', fail).once('exit', finish));
  if (code !== 0) throw new Stop('The packages could not be installed; the lines above say why.');
}

/** npm itself notes what it installed, whichever of its commands did it. */
async function isInstalled() {
  const wanted = await readLock(join(root, 'package-lock.json'));
  const present = await readLock(join(root, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted).every(([path, { version, optional, peer }]) => {
    if (path === '') return true;
    const found = present[path];
    return found ? found.version === version : Boolean(optional || peer);
  });
}

async function readLock(path) {
  const text = await readFile(path, 'utf8').catch(() => '{}');
  return JSON.parse(text).packages ?? {};
}
