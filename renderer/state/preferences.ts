import type { Bridge } from '../../shared/contract/bridge.ts';
import { defaultSettings, type Settings } from '../../shared/contract/settings.ts';
import { Store } from './store.ts';

export type Panes = Settings['panes'];

const WRITE_AFTER = 400;

/** The person's settings: changed at once in the window, written a moment later. */
export class Preferences {
  readonly store: Store<Settings>;
  readonly #bridge: Bridge;
  #waiting: Partial<Settings> = {};
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(bridge: Bridge, initial: Settings) {
    this.#bridge = bridge;
    this.store = new Store(initial);
  }

  get(): Settings {
    return this.store.get();
  }

  change(part: Partial<Settings>): void {
    this.store.merge(part);
    this.#waiting = { ...this.#waiting, ...part };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), WRITE_AFTER);
  }

  changePanes(part: Partial<Panes>): void {
    this.change({ panes: { ...this.get().panes, ...part } });
  }

  /** Takes over what another window changed. How this one is arranged stays, and what waits to be written. */
  adopt(settings: Settings): void {
    const { panes, focusMode, typewriterMode } = this.get();
    this.store.set({ ...settings, panes, focusMode, typewriterMode, ...this.#waiting });
  }

  reset(): void {
    this.change(defaultSettings);
  }

  /** Writes what is waiting to be written. */
  flush(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = {};
    void this.#bridge.call('app.save-settings', this.get());
  }
}
