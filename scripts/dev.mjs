import { spawn } from 'node:child_process';
import { build } from './build.mjs';
import { obtainElectron } from './electron-runtime.mjs';
import { root, run, say } from './project.mjs';
import { sandboxSwitches } from './sandbox.mjs';

/** Builds, starts the application, and builds again whenever a file changes; reload the window to see it. */
await run(async () => {
  await build({ watch: true });
  say('watching: reload the window (Ctrl+R) after a change, start again after one in electron/.');
  const { executable, folder } = await obtainElectron();
  const child = spawn(executable, [root, ...sandboxSwitches(folder), ...process.argv.slice(2)], { stdio: 'inherit' });
  child.once('exit', code => process.exit(code ?? 0));
  await new Promise(() => undefined);
});
