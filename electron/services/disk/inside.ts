import { relative, sep } from 'node:path';

/** Whether a resolved path is the folder or lies below it. */
export function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

/**
 * Whether a path may be read and written as a file of the site below `root`: it lies inside, and not in a repository's own
 * files, whose settings hold passwords, and whose hooks are programs that git runs. Both are resolved.
 */
export function belongsTo(root: string, path: string): boolean {
  return isInside(root, path) && !isRepository(relative(root, path));
}

function isRepository(path: string): boolean {
  return path.split(sep).some(segment => /^\.git[. ]*$/i.test(segment));
}
