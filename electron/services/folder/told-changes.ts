import { statfs } from 'node:fs/promises';

/** File systems of a machine's own disks by the numbers that Linux gives them: ext, btrfs, xfs, tmpfs, f2fs, zfs, overlay, bcachefs. */
const OWN_DISKS = new Set([0xef53, 0x9123683e, 0x58465342, 0x01021994, 0xf2f52010, 0x2fc12fc1, 0x794c7630, 0xca451a4e]);

/** Whether the system tells all changes of a folder to those who watch it: it does not where another machine makes them. */
export async function tellsAllChanges(folder: string): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  return statfs(folder).then(
    ({ type }) => OWN_DISKS.has(type),
    () => false,
  );
}
