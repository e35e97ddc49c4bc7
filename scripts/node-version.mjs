import { Stop } from './project.mjs';

const OLDEST = [20, 19];

/** Galley's tools need this Node; older ones fail later with words that nobody understands. */
export function checkNodeVersion() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new Stop(
    `Node ${OLDEST.join('.')} or newer is needed, and this is ${process.versions.node}. Install a current one from https://nodejs.org and run this again.`,
  );
}
