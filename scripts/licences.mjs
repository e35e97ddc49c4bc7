import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './project.mjs';

/**
 * Writes the licences of every package that a build took something from, fonts included, and of Electron. A package that
 * has no text of its licence stops the build: nothing is shipped on terms that nobody can read.
 *
 * @param {(import('esbuild').Metafile | undefined)[]} metafiles what the bundles were made of
 * @param {string} file JSON: `[{ name, version, licence, text }]`, by name
 */
export async function writeLicences(metafiles, file) {
  const folders = new Set(['node_modules/electron', ...(await unbundled())]);
  for (const metafile of metafiles) {
    for (const input of Object.keys(metafile?.inputs ?? {})) {
      const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
      if (folder) folders.add(folder);
    }
  }
  const packages = await Promise.all([...folders].map(licenceOf));
  packages.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const shipped = distinct(packages);
  await writeFile(file, `${JSON.stringify(shipped, null, 1)}\n`);
  return shipped.length;
}

/** Packages that go along as folders (`optionalDependencies`), with what lies in them. */
async function unbundled() {
  const { optionalDependencies = {} } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const folders = [];
  for (const name of Object.keys(optionalDependencies)) await collect(`node_modules/${name}`, folders);
  return folders;
}

async function collect(folder, folders) {
  const names = await readdir(join(root, folder)).catch(() => undefined);
  if (!names) return;
  folders.push(folder);
  if (!names.includes('node_modules')) return;
  const inside = await readdir(join(root, folder, 'node_modules'), { withFileTypes: true });
  for (const { name } of inside.filter(entry => entry.isDirectory() && !entry.name.startsWith('.'))) {
    const place = `${folder}/node_modules/${name}`;
    if (!name.startsWith('@')) await collect(place, folders);
    else for (const scoped of await readdir(join(root, place))) await collect(`${place}/${scoped}`, folders);
  }
}

async function licenceOf(folder) {
  const absolute = join(root, folder);
  const { name, version, license } = JSON.parse(await readFile(join(absolute, 'package.json'), 'utf8'));
  const files = await readdir(absolute);
  const file = files.find(one => /^(?:licen[cs]e|copying)(?:[.-](?:md|txt|mit|markdown))?$/i.test(one));
  // Some packages have their licence in their description alone.
  const readme = file === undefined ? files.find(one => /^readme(?:\.md)?$/i.test(one)) : undefined;
  const text = await readFile(join(absolute, file ?? readme ?? 'package.json'), 'utf8');
  if (file === undefined && !/licen[cs]e/i.test(text)) throw new Error(`${name} says nothing of its licence.`);
  return { name, version, licence: String(license ?? 'see text'), text: text.trim() };
}

/** The same package at the same version may lie in several places. */
function distinct(packages) {
  const known = new Set();
  return packages.filter(one => {
    const key = createHash('sha256').update(JSON.stringify(one)).digest('hex');
    return !known.has(key) && known.add(key);
  });
}
