import { constants, lstatSync, mkdirSync, realpathSync, writeFileSync, type Stats } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { Fault, faultCode } from '../disk/fault.ts';
import { belongsTo } from '../disk/inside.ts';

const { O_WRONLY, O_CREAT, O_TRUNC } = constants;
/** Windows has no such flag: there the file is looked at first. */
const NO_LINK = constants.O_NOFOLLOW as number | undefined;
const WRITE_ANEW = O_WRONLY | O_CREAT | O_TRUNC | (NO_LINK ?? 0);

/**
 * A folder that pages are written into, made if need be. A page's address or a link may lead anywhere, also into the hooks of
 * a repository that the folder is: such a page fails with `OUTSIDE`. Each page is written before the call returns.
 */
export class OutputFolder {
  readonly #root: string;
  /** Each folder of pages is looked at and made once. */
  readonly #known = new Map<string, Place>();

  constructor(path: string) {
    mkdirSync(path, { recursive: true });
    this.#root = realpathSync(path);
  }

  write(dest: string, text: string): void {
    const place = this.#place(dirname(dest));
    const path = join(place.path, basename(dest));
    if (!belongsTo(this.#root, path)) throw new Fault('OUTSIDE');
    make(place);
    if (NO_LINK === undefined && stateOf(path)?.isSymbolicLink()) throw new Fault('OUTSIDE');
    try {
      // Node takes numbers, too, where its types say words.
      writeFileSync(path, text, { flag: WRITE_ANEW as unknown as string });
    } catch (error) {
      throw faultCode(error) === 'ELOOP' ? new Fault('OUTSIDE') : error;
    }
  }

  #place(folder: string): Place {
    let place = this.#known.get(folder);
    if (!place) this.#known.set(folder, (place = this.#look(folder)));
    return place;
  }

  /** Below a folder that is not there yet nothing can be a link, so nothing is asked of the disk. */
  #look(folder: string): Place {
    if (folder === '.') return { path: this.#root, wasThere: true, isMade: true };
    if (isAbsolute(folder) || folder.includes('\0')) throw new Fault('OUTSIDE');
    const parent = this.#place(dirname(folder));
    const path = join(parent.path, basename(folder));
    if (!belongsTo(this.#root, path)) throw new Fault('OUTSIDE');
    const state = parent.wasThere ? stateOf(path) : undefined;
    if (!state?.isSymbolicLink()) return { path, parent, wasThere: state !== undefined, isMade: false };
    const real = realpathSync(path);
    if (!belongsTo(this.#root, real)) throw new Fault('OUTSIDE');
    return { path: real, wasThere: true, isMade: false };
  }
}

interface Place {
  /** Where a folder of pages really lies. */
  readonly path: string;
  /** Whether it was there when it was first asked for. */
  readonly wasThere: boolean;
  /** The folder that it is in; undefined where that is not asked for. */
  readonly parent?: Place;
  isMade: boolean;
}

/** Folder by folder, since those above are known: looking for them from the deepest one on asks the disk several times. */
function make(place: Place): void {
  if (place.isMade) return;
  if (place.parent) make(place.parent);
  if (!place.wasThere) mkdirSync(place.path, { recursive: true });
  place.isMade = true;
}

function stateOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (faultCode(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}
