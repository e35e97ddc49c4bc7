import { isStored, packFiles, unpackFiles } from '../../../shared/site/stored-file.ts';
import type { LargeListing, ListedFile, Listing } from '../folder/folder-reader.ts';

/** More Markdown files than these are left on disk. */
const MOST_READ = 4000;
/** Files that are told before the others: more than a window shows. */
const TOLD_FIRST = 500;
const POST = /(?:^|\/)_(?:posts|drafts)\//;

/** What is told of a folder of very many posts; undefined for a smaller one, which is read whole. */
export function largeListing(files: readonly ListedFile[]): LargeListing | undefined {
  if (files.length <= MOST_READ) return undefined;
  const others = files.filter(file => !isStored(file.path));
  if (files.length - others.length <= MOST_READ) return undefined;
  const all = latestPostsFirst(files);
  return { parts: [packFiles(all.slice(0, TOLD_FIRST)), packFiles(all.slice(TOLD_FIRST))], others };
}

/** Posts and drafts as the list shows them at first, so that its first rows are the first to be read. */
export function latestPostsFirst(files: readonly ListedFile[]): readonly ListedFile[] {
  const from = files.findIndex(({ path }) => POST.test(path));
  let to = from;
  while (to >= 0 && to < files.length && POST.test(files[to]!.path)) to += 1;
  if (from < 0) return files;
  const posts = files.slice(from, to).sort((a, b) => b.modified - a.modified);
  return [...files.slice(0, from), ...posts, ...files.slice(to)];
}

/** A listing as it crosses between threads: objects by the ten thousand take a while there, a text does not. */
export interface PackedListing {
  readonly unreadable: Listing['unreadable'];
  readonly unfinished: Listing['unfinished'];
  readonly linked: boolean;
  /** Undefined where `large` has them. */
  readonly files: string | undefined;
  readonly large: LargeListing | undefined;
}

export function packListing({ files, unreadable, unfinished, linked = false }: Listing): PackedListing {
  const large = largeListing(files);
  return { unreadable, unfinished, linked, files: large ? undefined : packFiles(files), large };
}

/** Whether two listings say the same, so that the later one need not cross. */
export function isSameListing(a: PackedListing, b: PackedListing): boolean {
  const textOf = ({ unreadable, files, large }: PackedListing) => [
    JSON.stringify(unreadable),
    files,
    ...(large?.parts ?? []),
  ];
  const others = textOf(b);
  return textOf(a).every((text, at) => text === others[at]);
}

/** The listing that was packed; its files are made of the text when somebody asks for them. */
export function unpackListing({ files, unreadable, unfinished, linked, large }: PackedListing): Listing {
  let unpacked: readonly ListedFile[] | undefined;
  return {
    get files() {
      return (unpacked ??= (files === undefined ? large!.parts : [files]).flatMap(unpackFiles));
    },
    unreadable,
    unfinished,
    linked,
    large,
  };
}
