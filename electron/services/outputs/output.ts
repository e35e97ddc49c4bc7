import { OutputFolder } from './output-folder.ts';
import { OutputThread } from './output-thread.ts';
import { notWritten, OutputFault, type NotWritten, type Output } from './output-page.ts';

/** For fewer pages a thread takes longer to start than they take to write. */
const PAGES_FOR_THREAD = 200;

/**
 * Opens a folder for about so many pages; `out` is absolute and made if need be, which fails as the system says. `worker` is the
 * built file of `output-worker.ts`, whose thread writes many pages; without it they are written here.
 */
export function openOutput(out: string, pages: number, worker: string | undefined): Output {
  const folder = new OutputFolder(out);
  return worker === undefined || pages < PAGES_FOR_THREAD ? new OutputHere(folder) : new OutputThread(worker, out);
}

class OutputHere implements Output {
  readonly #folder: OutputFolder;
  #failed: NotWritten | undefined;

  constructor(folder: OutputFolder) {
    this.#folder = folder;
  }

  write(dest: string, text: string): boolean {
    this.#failed ??= notWritten(this.#folder, dest, text);
    return this.#failed === undefined;
  }

  async close(): Promise<void> {
    if (this.#failed) throw new OutputFault(this.#failed);
  }
}
