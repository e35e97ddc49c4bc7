import type { Bridge } from '../shared/contract/bridge.ts';

declare global {
  interface Window {
    readonly galley: Bridge;
  }
}

/** The one door to the main process. Everything else is handed this object, so that it can be tried with a twin. */
export const bridge: Bridge = window.galley;
