import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Stop } from './project.mjs';

/** Whether windows can be shown to a person here. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Whether a program of this name is on the path. */
export function isInstalled(program) {
  return (process.env.PATH ?? '').split(delimiter).some(folder => folder && existsSync(join(folder, program)));
}

/**
 * Starts an Xvfb on a free display number and sets `DISPLAY` to it.
 *
 * @param {{ width?: number, height?: number }} [size] pixels of the screen
 * @returns {Promise<{ name: string, close: () => void }>}
 */
export async function openVirtualDisplay({ width = 1920, height = 1200 } = {}) {
  // Without -noreset the server begins anew whenever its last window closes, and refuses whoever comes just then.
  const options = ['-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-maxclients', '2048', '-noreset'];
  const child = spawn('Xvfb', ['-displayfd', '3', ...options], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise((found, fail) => {
    child.once('error', () => fail(new Stop('Xvfb is missing; install it (Debian, Ubuntu: xvfb).')));
    child.once('exit', code => fail(new Stop(`Xvfb ended with ${code} before it showed a display.`)));
    // The number and its line end are written apart: a pipe closed in between would end the server.
    let text = '';
    child.stdio[3]?.on('data', data => {
      text += data;
      if (text.endsWith('\n')) found(text.trim());
    });
  });
  child.unref();
  child.stdio[3]?.destroy();
  const close = () => void child.kill();
  process.once('exit', close);
  process.env.DISPLAY = `:${number}`;
  return { name: process.env.DISPLAY, close };
}
