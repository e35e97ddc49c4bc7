import { ipcMain, type WebContents, type WebFrameMain } from 'electron';
import { calls, type AnswerOf, type CallName, type RequestOf } from '../../shared/contract/calls.ts';
import type { EventName, Events } from '../../shared/contract/events.ts';
import { APP_ORIGIN } from './protocols/app-protocol.ts';

/** One function for each call of the contract; `from` is the window that asks. */
export type Handlers<Window> = {
  readonly [N in CallName]: (request: RequestOf<N>, from: Window) => AnswerOf<N> | Promise<AnswerOf<N>>;
};

export interface IpcOptions<Window> {
  readonly handlers: Handlers<Window>;
  /** The window of this page; undefined for pages that are none of ours. */
  readonly windowOf: (contents: WebContents) => Window | undefined;
  readonly log: (line: string) => void;
}

/** Connects every call of the contract with its handler. This is the only place that listens to pages. */
export function answerCalls<Window>({ handlers, windowOf, log }: IpcOptions<Window>): void {
  const answer = <N extends CallName>(name: N) => {
    ipcMain.handle(`call:${name}`, async (event, payload: unknown): Promise<AnswerOf<N>> => {
      const from = isOwnPage(event.senderFrame, event.sender) ? windowOf(event.sender) : undefined;
      if (!from) {
        log(`refused ${name}: it came from a frame that may not ask`);
        throw new Error('This page may not ask.');
      }
      const request = calls[name].request(payload);
      if (!request.ok) {
        log(`refused ${name}: ${request.error.at} is not ${request.error.expected}`);
        throw new Error(`${name}: ${request.error.at} is not ${request.error.expected}.`);
      }
      return handlers[name](request.value as RequestOf<N>, from);
    });
  };
  for (const name of Object.keys(calls) as CallName[]) answer(name);
}

/** Only the window's top frame, showing the application's own page, may ask. */
function isOwnPage(frame: WebFrameMain | null, contents: WebContents): boolean {
  return frame !== null && frame === contents.mainFrame && frame.origin === APP_ORIGIN;
}

/** Tells a window's page what happened; a window that is gone is told nothing. */
export function sendEvent<N extends EventName>(contents: WebContents, name: N, payload: Events[N]): void {
  if (!contents.isDestroyed()) contents.send(`event:${name}`, payload);
}
