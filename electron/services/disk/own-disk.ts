import { readFileSync } from 'node:fs';

/** File systems of a machine's own disks, as Linux names them. */
const OWN = new Set(['ext2', 'ext3', 'ext4', 'btrfs', 'xfs', 'f2fs', 'zfs', 'bcachefs', 'tmpfs', 'overlay']);

/**
 * Whether a path lies on a disk of the machine itself, by the system's list of mounts: asking the path would wait for a disk that
 * hangs, as those of other machines do. Where the system has no such list, it does.
 */
export function isOnOwnDisk(path: string, mounts = mountsOfSystem()): boolean {
  if (mounts === undefined) return true;
  let longest = '';
  let own = false;
  for (const line of mounts.split('\n')) {
    const fields = line.split(' ');
    const mount = (fields[4] ?? '').replace(/\\(\d{3})/g, (_, octal: string) =>
      String.fromCharCode(parseInt(octal, 8)),
    );
    const folder = mount.endsWith('/') ? mount : `${mount}/`;
    // Of two mounts on one place the later one is seen.
    if (mount === '' || folder.length < longest.length || !`${path}/`.startsWith(folder)) continue;
    longest = folder;
    own = OWN.has(fields[fields.indexOf('-') + 1] ?? '');
  }
  return own;
}

function mountsOfSystem(): string | undefined {
  try {
    return readFileSync('/proc/self/mountinfo', 'utf8');
  } catch {
    return undefined;
  }
}
