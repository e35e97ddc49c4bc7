import { app } from 'electron';
import { existsSync } from 'node:fs';

/** What graphics drivers of Linux are reached by: Mesa's and most others, NVIDIA's own, and Windows' for its Linux. */
const CARDS = ['/dev/dri', '/dev/nvidiactl', '/dev/dxg'];

/**
 * Before the application is ready, on a system without a graphics card (virtual machines, remote desktops): Chromium draws
 * in software at once, instead of starting a process for the card, seeing it fail and starting another while every page waits.
 */
export function drawWithoutCard(): void {
  if (process.platform === 'linux' && !CARDS.some(path => existsSync(path))) app.disableHardwareAcceleration();
}
