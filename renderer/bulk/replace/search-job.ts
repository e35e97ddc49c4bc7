import type { Bridge } from '../../../shared/contract/bridge.ts';
import type { SiteId } from '../../../shared/contract/request-parts.ts';
import type { FoundFile } from '../../../shared/contract/search.ts';
import type { PostReplacements } from '../../../shared/library/bulk-change.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import type { SearchPart, TextQuery } from '../../../shared/text/text-search.ts';
import type { Desk } from '../../state/desk.ts';
import { Store } from '../../state/store.ts';

export interface Asked extends TextQuery {
  readonly part: SearchPart;
  readonly replacement: string;
}

export interface SearchState {
  readonly phase: 'idle' | 'searching' | 'done';
  readonly files: readonly FoundFile[];
  readonly hits: number;
  /** How many of the site's files were looked through, of how many. */
  readonly done: number;
  readonly total: number;
  /** There are more places than are listed. */
  readonly cut: boolean;
  /** Why the search ended early, or what is wrong with the expression. */
  readonly stopped: string | null;
}

const IDLE: SearchState = { phase: 'idle', files: [], hits: 0, done: 0, total: 0, cut: false, stopped: null };

/** A search through the site's files and the open texts; what is found arrives while it goes on. */
export class SearchJob {
  readonly store = new Store<SearchState>(IDLE);
  readonly #bridge: Bridge;
  readonly #desk: Desk;
  readonly #site: SiteId;
  readonly #leave: () => void;
  #round = 0;

  constructor(bridge: Bridge, desk: Desk, site: SiteId) {
    this.#bridge = bridge;
    this.#desk = desk;
    this.#site = site;
    this.#leave = bridge.on('search.found', ({ site: of, round, files, done, total }) => {
      if (of !== this.#site || round !== this.#round) return;
      const { files: before, hits } = this.store.get();
      const more = files.reduce((sum, file) => sum + file.hits.length, 0);
      this.store.merge({ files: more > 0 ? [...before, ...files] : before, hits: hits + more, done, total });
    });
  }

  async run(asked: Asked): Promise<void> {
    const round = ++this.#round;
    const { part, replacement, text, regex, matchCase, wholeWord } = asked;
    if (text === '') {
      this.store.set(IDLE);
      return void this.#bridge.call('search.cancel', { site: this.#site });
    }
    this.store.set({ ...IDLE, phase: 'searching' });
    const answer = await this.#bridge.call('search.run', {
      site: this.#site,
      round,
      query: { text, regex, matchCase, wholeWord },
      part,
      replacement,
      unsaved: this.#desk.unsaved().map(({ post }) => ({ path: post.path, text: post.text() })),
    });
    if (round !== this.#round) return;
    const { kind } = answer;
    const stopped =
      kind === 'wrong'
        ? `This expression is wrong: ${answer.said}.`
        : kind === 'refused'
          ? `${answer.problem.cause} ${answer.problem.remedy}`
          : null;
    this.store.merge({ phase: 'done', stopped, cut: kind === 'done' && answer.cut });
  }

  close(): void {
    this.#round += 1;
    this.#leave();
    void this.#bridge.call('search.cancel', { site: this.#site });
  }
}

/** Names a place among those that were found. */
export function placeId(path: SitePath, from: number): string {
  return `${from} ${path}`;
}

/** What is to be replaced: every place but those that were left out. */
export function replacementsOf(files: readonly FoundFile[], leftOut: ReadonlySet<string>): readonly PostReplacements[] {
  return files
    .map(({ path, hits }) => ({
      path,
      edits: hits
        .filter(({ from }) => !leftOut.has(placeId(path, from)))
        .map(({ from, to, was, insert }) => ({ from, to, was, insert })),
    }))
    .filter(({ edits }) => edits.length > 0);
}
