import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './project.mjs';

/**
 * The switches that Chromium's sandbox needs on this machine. It works for ordinary users on most systems; root cannot
 * have it, and some Linux systems forbid it unless an administrator allows it.
 *
 * @param {string} folder the Electron that is to run
 */
export function sandboxSwitches(folder) {
  if (process.platform !== 'linux') return [];
  if (process.getuid?.() === 0) return ['--no-sandbox'];
  const helper = statSync(join(folder, 'chrome-sandbox'), { throwIfNoEntry: false });
  if (helper?.uid === 0 && (helper.mode & 0o4000) !== 0) return [];
  if (spawnSync('unshare', ['--user', '--map-root-user', 'true'], { stdio: 'ignore' }).status === 0) return [];
  say(
    'runs without Chromium’s sandbox, which this system forbids to ordinary users (an administrator can allow it: sudo sysctl kernel.unprivileged_userns_clone=1 kernel.apparmor_restrict_unprivileged_userns=0).',
  );
  return ['--no-sandbox'];
}
