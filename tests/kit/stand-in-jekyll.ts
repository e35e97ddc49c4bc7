import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A program named `jekyll` in a folder of its own, for the search path: it writes the given pages where `jekyll build`
 * is told to, as soon as the file `waitsFor` is there, or fails as Jekyll does. What Galley makes of its answers is tested with it where no Ruby is.
 */
export async function standInJekyll(
  folder: string,
  outcome:
    { readonly pages: Readonly<Record<string, string>>; readonly waitsFor?: string } | { readonly failure: string },
): Promise<string> {
  const bin = join(folder, 'bin');
  await mkdir(bin, { recursive: true });
  const program = join(bin, 'jekyll');
  await writeFile(
    program,
    `#!${process.execPath}
const { existsSync, mkdirSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const outcome = ${JSON.stringify(outcome)};
if (process.argv.includes('--version')) console.log('jekyll 4.3.1');
else if (outcome.failure) { console.error(outcome.failure); process.exit(1); }
else {
  const timer = setInterval(() => {
    if (outcome.waitsFor && !existsSync(outcome.waitsFor)) return;
    clearInterval(timer);
    writePages();
  }, 50);
}

function writePages() {
  const out = process.argv[process.argv.indexOf('--destination') + 1];
  for (const [dest, page] of Object.entries(outcome.pages)) {
    mkdirSync(dirname(join(out, dest)), { recursive: true });
    writeFileSync(join(out, dest), page);
  }
}
`,
  );
  await chmod(program, 0o755);
  return bin;
}
