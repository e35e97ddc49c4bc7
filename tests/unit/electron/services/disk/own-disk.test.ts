import { expect, it } from 'vitest';
import { isOnOwnDisk } from '../../../../../electron/services/disk/own-disk.ts';

const mounts = [
  '21 26 0:20 / /proc rw,relatime - proc proc rw',
  '26 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
  '30 26 0:40 / /home/ada/my\\040site rw,nosuid - fuse.sshfs ada@far:/ rw',
  '31 26 0:41 / /mnt rw - nfs4 far:/ rw',
  '32 31 8:2 / /mnt/near rw master:2 - btrfs /dev/sdb rw',
  '33 26 8:3 / /over rw - ext4 /dev/sdc rw',
  '34 33 0:42 / /over rw - cifs //far/share rw',
  '',
].join('\n');

it.each([
  ['/home/ada/site', true],
  ['/home/ada/my site', false],
  ['/home/ada/my site/_posts', false],
  ['/home/ada/my site two', true],
  ['/mnt/site', false],
  ['/mnt/near/site', true],
  ['/over', false],
])('%s: %s', (path, own) => expect(isOnOwnDisk(path, mounts)).toBe(own));
