import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { promisify } from 'node:util';
import { hasDisplay, isInstalled } from './display.mjs';
import { run, say, Stop } from './project.mjs';

const exec = promisify(execFile);

/** Debian's package for each shared library that Electron names; newer releases call some of them `…t64`. */
const packageOf = new Map([
  ['libgtk-3.so.0', 'libgtk-3-0'],
  ['libgdk-3.so.0', 'libgtk-3-0'],
  ['libnss3.so', 'libnss3'],
  ['libnssutil3.so', 'libnss3'],
  ['libsmime3.so', 'libnss3'],
  ['libnspr4.so', 'libnspr4'],
  ['libasound.so.2', 'libasound2'],
  ['libgbm.so.1', 'libgbm1'],
  ['libXss.so.1', 'libxss1'],
  ['libdrm.so.2', 'libdrm2'],
  ['libatk-1.0.so.0', 'libatk1.0-0'],
  ['libatk-bridge-2.0.so.0', 'libatk-bridge2.0-0'],
  ['libatspi.so.0', 'libatspi2.0-0'],
  ['libcups.so.2', 'libcups2'],
  ['libdbus-1.so.3', 'libdbus-1-3'],
  ['libpango-1.0.so.0', 'libpango-1.0-0'],
  ['libcairo.so.2', 'libcairo2'],
  ['libxkbcommon.so.0', 'libxkbcommon0'],
  ['libexpat.so.1', 'libexpat1'],
  ['libX11.so.6', 'libx11-6'],
  ['libXcomposite.so.1', 'libxcomposite1'],
  ['libXdamage.so.1', 'libxdamage1'],
  ['libXext.so.6', 'libxext6'],
  ['libXfixes.so.3', 'libxfixes3'],
  ['libXrandr.so.2', 'libxrandr2'],
  ['libxcb.so.1', 'libxcb1'],
  ['libgobject-2.0.so.0', 'libglib2.0-0'],
  ['libglib-2.0.so.0', 'libglib2.0-0'],
  ['libgio-2.0.so.0', 'libglib2.0-0'],
]);
const fonts = ['fonts-dejavu', 'fonts-liberation', 'fonts-noto-color-emoji'];

/**
 * On Debian and Ubuntu: makes sure that Electron's shared libraries are there, and without a display also Xvfb and
 * fonts. Root gets them installed; anybody else gets the one command to run. Other systems are left alone.
 *
 * @param {string} executable the Electron to look at
 */
export async function installSystemLibraries(executable) {
  if (process.platform !== 'linux') return;
  const { libraries, packages } = await findMissing(executable);
  if (libraries.length === 0 && packages.length === 0) return;
  if (!isInstalled('apt-get')) {
    throw new Stop(`This system lacks ${[...libraries, ...packages].join(', ')}; install them and run this again.`);
  }
  const wanted = await nameForThisRelease(packages);
  if (process.getuid?.() !== 0) {
    throw new Stop(
      `Some system packages are missing. Run this, then start again:\n\n  sudo apt-get install -y ${wanted.join(' ')}\n`,
    );
  }
  say(`installs system packages (${wanted.join(' ')}) …`);
  await apt(['update']);
  // Package names are only known for sure once the lists are there.
  await apt(['install', '-y', '--no-install-recommends', ...(await nameForThisRelease(packages))]);
  const left = await findMissing(executable);
  if (left.libraries.length > 0) throw new Stop(`Still missing: ${left.libraries.join(', ')}.`);
}

async function findMissing(executable) {
  const { stdout } = await exec('ldd', [executable]).catch(error => ({ stdout: String(error.stdout ?? '') }));
  const libraries = [...stdout.matchAll(/^\s*(\S+) => not found/gm)].map(match => match[1]);
  // Loaded only when needed, so `ldd` does not name it.
  if (!(await exec('ldconfig', ['-p']).catch(() => ({ stdout: 'libXss.so.1' }))).stdout.includes('libXss.so.1')) {
    libraries.push('libXss.so.1');
  }
  const packages = new Set(libraries.map(library => packageOf.get(library)).filter(name => name !== undefined));
  if (!hasDisplay()) {
    if (!isInstalled('Xvfb')) packages.add('xvfb');
    if (!(await hasFonts())) for (const font of fonts) packages.add(font);
  }
  return {
    libraries: libraries.filter(library => !packageOf.has(library) || packages.size > 0),
    packages: [...packages],
  };
}

/** Whether the fonts are there that pages fall back to; a bare server has none. */
async function hasFonts() {
  const folder = '/usr/share/fonts/truetype';
  const families = existsSync(folder) ? await readdir(folder) : [];
  return ['dejavu', 'liberation', 'noto'].every(family => families.some(name => name.startsWith(family)));
}

/** Debian 13 and Ubuntu 24.04 call packages of rebuilt libraries `libgtk-3-0t64`; older ones do not know that name. */
async function nameForThisRelease(packages) {
  const known = await exec('apt-cache', ['pkgnames'], { maxBuffer: 64 * 1024 * 1024 }).catch(() => ({ stdout: '' }));
  const names = new Set(known.stdout.split('\n'));
  return packages.map(name => (names.has(`${name}t64`) ? `${name}t64` : name));
}

async function apt(args) {
  const child = spawn('apt-get', ['-qq', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  const code = await new Promise((finish, fail) => child.once('error', fail).once('exit', finish));
  if (code !== 0) throw new Stop(`apt-get ${args[0]} failed with ${code}; the lines above say why.`);
}

if (process.argv[1] === import.meta.filename) {
  await run(async () => {
    const { obtainElectron } = await import('./electron-runtime.mjs');
    await installSystemLibraries((await obtainElectron()).executable);
  });
}
