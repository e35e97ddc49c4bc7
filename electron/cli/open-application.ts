import { spawn } from 'node:child_process';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError, type ExitCode } from './command.ts';

/**
 * Opens a folder or post in the application: the installed program that this command line belongs to, or the checkout
 * that it was built in, which is waited for. Refused where there is neither, as in the npm package.
 */
export async function openApplication(path: string): Promise<ExitCode> {
  if (process.versions['electron'] !== undefined) {
    const environment = { ...process.env };
    delete environment['ELECTRON_RUN_AS_NODE'];
    const child = spawn(process.execPath, [path], { detached: true, stdio: 'ignore', env: environment });
    await new Promise<void>((begun, fail) => child.once('spawn', begun).once('error', fail));
    child.unref();
    return 0;
  }
  const start = join(import.meta.dirname, '..', '..', 'scripts', 'start.mjs');
  const isCheckout = await access(start).then(
    () => true,
    () => false,
  );
  if (!isCheckout)
    throw new UsageError('the application is not part of this package; install Galley and open the folder there');
  const child = spawn(process.execPath, [start, path], { stdio: 'inherit' });
  return new Promise((finish, fail) => {
    child.once('error', fail);
    child.once('exit', code => finish(code === 0 ? 0 : 2));
  });
}
