import { constants, setPriority } from 'node:os';
import { basename } from 'node:path';
import { readFile, stat } from 'node:fs/promises';
import type { ImportAnswer } from '../../shared/contract/image-calls.ts';
import { Disk } from '../services/disk/disk.ts';
import { problemOf } from '../services/disk/fault.ts';
import { importImage } from '../services/images/import-image.ts';
import { MOST_BYTES } from '../services/images/probe.ts';
import { SiteFolder } from '../services/folder/site-folder.ts';

/** Work for the process of pictures: bytes that the page brought, or a file that the person chose. */
export interface PictureJob {
  readonly job: number;
  readonly root: string;
  readonly source: { readonly name: string; readonly bytes: Uint8Array } | { readonly file: string };
}

export interface PictureDone {
  readonly job: number;
  readonly answer: ImportAnswer;
}

// A process of its own: what foreign bytes do to a decoder, or cost in memory, must not reach the windows' process.
// The person who goes on writing meanwhile comes first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const disk = new Disk();
const port = process.parentPort;

port.on('message', ({ data }: { data: PictureJob }) => {
  void work(data).then(answer => port.postMessage({ job: data.job, answer } satisfies PictureDone));
});

async function work({ root, source }: PictureJob): Promise<ImportAnswer> {
  const name = 'file' in source ? basename(source.file) : source.name;
  try {
    const folder = await SiteFolder.open(root);
    return await importImage(folder, disk, name, 'file' in source ? await bytesOf(source.file) : source.bytes);
  } catch (error) {
    return { kind: 'refused', problem: problemOf(error, name, 'could not be added') };
  }
}

/** A file that is too large is refused by its first byte more, so it need not be read whole. */
async function bytesOf(file: string): Promise<Uint8Array> {
  const { size } = await stat(file);
  return size > MOST_BYTES ? new Uint8Array(MOST_BYTES + 1) : readFile(file);
}
