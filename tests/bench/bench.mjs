import * as esbuild from 'esbuild';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from '../../scripts/build.mjs';
import { hasDisplay, openVirtualDisplay } from '../../scripts/display.mjs';
import { obtainElectron } from '../../scripts/electron-runtime.mjs';
import { root, run, say } from '../../scripts/project.mjs';

/** `npm run bench`: builds the application as for a release, and measures it in the real Electron. */
await run(async () => {
  const args = process.argv.slice(2);
  const electron = await obtainElectron();
  if (!args.includes('--built')) await build({ release: true });
  const display = hasDisplay() ? undefined : await openVirtualDisplay();
  if (display) say(`finds no display here and measures under Xvfb (${display.name}).`);
  const here = import.meta.dirname;
  const work = await mkdtemp(join(tmpdir(), 'galley-bench-'));
  try {
    const bare = join(work, 'bare');
    await cp(join(here, 'bare', 'main.mjs'), join(bare, 'main.mjs'));
    await writeFile(
      join(bare, 'package.json'),
      '{ "name": "bare", "version": "1.0.0", "type": "module", "main": "main.mjs" }',
    );
    const bundle = { bundle: true, format: 'esm', target: 'es2022', minify: true };
    await esbuild.build({
      ...bundle,
      entryPoints: [join(here, 'bare', 'editor.ts')],
      outfile: join(bare, 'editor.js'),
    });
    const script = join(root, 'dist', 'bench.mjs');
    await esbuild.build({
      ...bundle,
      platform: 'node',
      packages: 'external',
      entryPoints: [join(here, 'main.ts')],
      outfile: script,
    });
    const { main } = await import(pathToFileURL(script).href);
    await main({ executable: electron.executable, galley: root, bare }, args);
  } finally {
    display?.close();
    await rm(work, { recursive: true, force: true });
  }
});
