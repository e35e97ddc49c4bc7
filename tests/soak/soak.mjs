import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from '../../scripts/build.mjs';
import { root, run, say } from '../../scripts/project.mjs';

/**
 * `npm run soak [-- NAME]`: builds the application as for a release, then the long runs in it, which print their figures as
 * they go. `GALLEY_KILLS` and `GALLEY_SEED` change the kills, `GALLEY_ROUNDS` the rounds of writing.
 */
await run(async () => {
  const { obtainElectron } = await import('../../scripts/electron-runtime.mjs');
  const { executable } = await obtainElectron();
  await build({ release: true });
  say('runs for half an hour or longer; each line of figures stands for one round.');
  const child = spawn(
    process.execPath,
    [join(root, 'node_modules', 'playwright', 'cli.js'), 'test', '-c', 'tests/soak', ...process.argv.slice(2)],
    { cwd: root, stdio: 'inherit', env: { GALLEY_ELECTRON: executable, ...process.env } },
  );
  return new Promise(finish => child.once('close', code => finish(code ?? 1)));
});
