import * as esbuild from 'esbuild';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { writeLicences } from './licences.mjs';
import { root, run, say, Stop } from './project.mjs';

const dist = join(root, 'dist');
// Bundled CommonJS packages call `require` for Node's own modules, which an ECMAScript module lacks.
const requireForPackages =
  "import { createRequire as createRequireOfNode } from 'node:module'; const require = createRequireOfNode(import.meta.url);";
const node = { platform: 'node', target: 'node20.18', external: ['electron', 'fsevents'] };
const page = { platform: 'browser', target: 'chrome130', outdir: join(dist, 'renderer') };

/** sharp looks for its native build first, by names that esbuild does not see: its loader is another one here. */
const sharpAsWebAssembly = {
  name: 'sharp-as-webassembly',
  setup(context) {
    let met = false;
    context.onLoad({ filter: /[\\/]node_modules[\\/]sharp[\\/]dist[\\/]sharp\.mjs$/ }, () => {
      met = true;
      return {
        contents:
          "import { createRequire } from 'node:module';\n" +
          "export default createRequire(import.meta.url)('@img/sharp-wasm32/sharp.node');",
      };
    });
    context.onEnd(() => (met ? undefined : { errors: [{ text: 'sharp chooses its build in another file now.' }] }));
  },
};

/**
 * Writes the window's page. It names every module that its script is made of, so that they are all asked for at once:
 * otherwise the others are only when the first has come and was compiled.
 */
const pageOfItsModules = {
  name: 'page-of-its-modules',
  setup(context) {
    context.onEnd(async ({ metafile, errors }) => {
      if (errors.length > 0) return;
      const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [join(root, path), output]));
      const folder = join(dist, 'renderer');
      const modules = new Set();
      const visit = path => {
        for (const { path: other, kind } of outputs.get(path)?.imports ?? []) {
          const file = join(root, other);
          if (kind !== 'import-statement' || modules.has(file)) continue;
          modules.add(file);
          visit(file);
        }
      };
      visit(join(folder, 'early.js'));
      visit(join(folder, 'main.js'));
      const links = [...modules].map(
        file => `<link rel="modulepreload" href="/${relative(folder, file).replaceAll('\\', '/')}" />`,
      );
      const page = await readFile(join(root, 'renderer', 'index.html'), 'utf8');
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'index.html'), page.replace('%modules%', links.join('\n    ')));
    });
  },
};

/** What is built: a name, the entries under the project's root, and esbuild's options for them. */
const bundles = [
  {
    entries: {
      'electron/main': 'electron/app/main.ts',
      'electron/export-worker': 'electron/services/export/export-worker.ts',
      'electron/address-worker': 'electron/services/address/address-worker.ts',
      'electron/survey-worker': 'electron/services/assets/survey-worker.ts',
      'electron/proof-worker': 'electron/services/proof/proof-worker.ts',
      'electron/reading-worker': 'electron/services/reading/reading-worker.ts',
      'electron/search-worker': 'electron/services/search/search-worker.ts',
    },
    options: { ...node, format: 'esm', outdir: dist, banner: { js: requireForPackages }, splitting: true },
  },
  {
    // sharp as WebAssembly alone, from its package as it is: on Linux its native build and Electron's both bring GLib, and
    // one of them fails.
    entries: { 'electron/picture-process': 'electron/app/picture-process.ts' },
    options: {
      ...node,
      format: 'esm',
      outdir: dist,
      banner: { js: requireForPackages },
      plugins: [sharpAsWebAssembly],
    },
  },
  {
    entries: { 'electron/preload': 'electron/app/preload.ts' },
    options: { ...node, format: 'cjs', outdir: dist, outExtension: { '.js': '.cjs' } },
  },
  {
    entries: { galley: 'electron/cli/main.ts', 'output-worker': 'electron/services/outputs/output-worker.ts' },
    options: {
      ...node,
      format: 'esm',
      splitting: true,
      outdir: join(dist, 'cli'),
      banner: { js: requireForPackages },
    },
    executable: 'cli/galley.js',
  },
  {
    entries: {
      early: 'renderer/early.ts',
      main: 'renderer/main.tsx',
      'render.worker': 'renderer/preview/render.worker.ts',
      'check.worker': 'renderer/checks/check.worker.ts',
      'find.worker': 'renderer/editor/search/find.worker.ts',
    },
    options: {
      ...page,
      format: 'esm',
      splitting: true,
      chunkNames: 'chunks/[name]-[hash]',
      assetNames: 'assets/[name]-[hash]',
      loader: { '.woff2': 'file', '.woff': 'file', '.svg': 'file', '.png': 'file', '.jpg': 'file' },
      plugins: [pageOfItsModules],
    },
  },
  // In one file: the list waits for it.
  { entries: { 'library.worker': 'renderer/library/library.worker.ts' }, options: { ...page, format: 'esm' } },
  // Its packages of WebAssembly ask for Node's own modules where they find themselves in Node.
  {
    entries: { 'language.worker': 'renderer/language/language.worker.ts' },
    options: { ...page, format: 'esm', external: ['fs', 'fs/promises', 'module', 'path', 'url', 'crypto'] },
  },
  // The scripts inside the preview's frames: main puts their texts into the frames' documents.
  {
    entries: { frame: 'renderer/preview/frame/frame.ts', live: 'renderer/preview/frame/live.ts' },
    options: { ...page, format: 'iife' },
  },
];

/**
 * Builds everything into `dist/`.
 *
 * @param {{ release?: boolean, watch?: boolean }} how `release` minifies and leaves out source maps
 */
export async function build({ release = false, watch = false } = {}) {
  if (!watch) await rm(dist, { recursive: true, force: true });
  const sources = await sourcesState();
  await mkdir(join(dist, 'renderer'), { recursive: true });
  // First, because an open context of esbuild keeps a program running that fails here.
  await copyLanguageData();
  // Open contexts keep the process alive: nothing that may fail stands between them and their end.
  const contexts = await Promise.all(bundles.map(bundle => prepare(bundle, release)));
  const outcomes = await Promise.allSettled(contexts.map(context => context?.rebuild()));
  if (watch) await Promise.all(contexts.map(context => context?.watch()));
  else await Promise.all(contexts.map(context => context?.dispose()));
  const failed = outcomes.filter(outcome => outcome.status === 'rejected').length;
  // What is wrong was printed by esbuild; the other parts are built all the same.
  if (failed > 0 && !watch) throw new Stop(`${failed} of ${outcomes.length} parts could not be built.`);
  if (failed > 0) return;
  const metafiles = outcomes.map(outcome => outcome.value?.metafile);
  await writeLicences(metafiles, join(dist, 'renderer', 'licences.json'));
  await writeFile(stamp, sources);
}

/** Spelling dictionaries that come with the program, by language tag, and the packages that hold them. */
const dictionaries = {
  de: 'de',
  es: 'es',
  fr: 'fr',
  it: 'it',
  nl: 'nl',
  pl: 'pl',
  'pt-BR': 'pt',
  ru: 'ru',
  sv: 'sv',
};

/** What the language worker reads besides its script, each dictionary with its licence beside it. */
async function copyLanguageData() {
  const from = (...names) => join(root, 'node_modules', ...names);
  await cp(from('harper.js', 'dist', 'harper_wasm_slim_bg.wasm'), join(dist, 'renderer', 'harper.wasm'));
  await cp(from('hunspell-wasm', 'wasm', 'hunspell.wasm'), join(dist, 'renderer', 'hunspell.wasm'));
  const target = join(dist, 'dictionaries');
  await mkdir(target, { recursive: true });
  for (const [tag, name] of Object.entries(dictionaries)) {
    const folder = from(`dictionary-${name}`);
    await cp(join(folder, 'index.aff'), join(target, `${tag}.aff`));
    await cp(join(folder, 'index.dic'), join(target, `${tag}.dic`));
    await cp(join(folder, 'license'), join(target, `${tag}.license.txt`));
  }
}

async function prepare({ entries, options, executable }, release) {
  const present = Object.entries(entries).filter(([, source]) => existsSync(join(root, source)));
  if (present.length === 0) return undefined;
  return esbuild.context({
    absWorkingDir: root,
    bundle: true,
    metafile: true,
    logLevel: 'warning',
    legalComments: release ? 'linked' : 'none',
    minify: release,
    sourcemap: release ? false : 'linked',
    define: { 'process.env.NODE_ENV': release ? '"production"' : '"development"' },
    ...options,
    ...(executable ? { banner: { js: `#!/usr/bin/env node\n${options.banner.js}` } } : {}),
    entryPoints: present.map(([out, source]) => ({ in: join(root, source), out })),
  });
}

const stamp = join(dist, '.sources');

/** Whether a file that the build reads has changed since `dist/` was made. */
export async function isBuildStale() {
  return (await readFile(stamp, 'utf8').catch(() => '')) !== (await sourcesState());
}

async function sourcesState() {
  const state = createHash('sha256');
  for (const folder of ['electron', 'renderer', 'shared', 'scripts']) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    const paths = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
    for (const path of paths.sort()) {
      const { mtimeMs, size } = await stat(path);
      state.update(`${path}\0${size}\0${mtimeMs}\n`);
    }
  }
  state.update(await readFile(join(root, 'package-lock.json')));
  return state.digest('hex');
}

if (process.argv[1] === import.meta.filename) {
  await run(async () => {
    const started = Date.now();
    const watch = process.argv.includes('--watch');
    await build({ release: process.argv.includes('--release'), watch });
    say(`built in ${((Date.now() - started) / 1000).toFixed(1)} s${watch ? ', watching' : ''}`);
  });
}
