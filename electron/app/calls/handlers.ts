import { addressCalls } from './address-calls.ts';
import { appCalls, type WindowTasks } from './app-calls.ts';
import { assetCalls } from './asset-calls.ts';
import { bulkCalls } from './bulk-calls.ts';
import type { Context } from '../context.ts';
import { exportCalls } from './export-calls.ts';
import type { GalleyWindow } from '../windows/galley-window.ts';
import { historyCalls } from './history-calls.ts';
import { imageCalls } from './image-calls.ts';
import type { Handlers } from '../ipc.ts';
import { languageCalls } from './language-calls.ts';
import { postCalls } from './post-calls.ts';
import { previewCalls } from './preview-calls.ts';
import { proofCalls } from './proof-calls.ts';
import { searchCalls } from './search-calls.ts';
import { siteCalls } from './site-calls.ts';
import { trashCalls } from './trash-calls.ts';

export interface HandlerOptions extends WindowTasks {
  readonly context: Context;
  /** A folder for pages that the user's browser is to show. */
  readonly temporary: () => string;
}

/** What main does for each call of the contract. */
export function makeHandlers({ context, temporary, openBeside, onSettled }: HandlerOptions): Handlers<GalleyWindow> {
  return {
    ...appCalls(context, { openBeside, onSettled }),
    ...siteCalls(context),
    ...addressCalls(context),
    ...postCalls(context),
    ...trashCalls(context),
    ...historyCalls(context),
    ...imageCalls(context),
    ...languageCalls(context),
    ...assetCalls(context),
    ...proofCalls(context),
    ...bulkCalls(context),
    ...exportCalls(context),
    ...searchCalls(context),
    ...previewCalls(context, temporary),
  };
}
