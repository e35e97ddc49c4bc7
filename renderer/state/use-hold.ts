import { useEffect } from 'react';
import { useSession } from './session-context.ts';

/** Keeps the dialog that is shown in its place while it is at work or waits for an answer. */
export function useHold(isHeld: boolean): void {
  const { dialogs } = useSession();
  useEffect(() => (isHeld ? dialogs.hold() : undefined), [dialogs, isHeld]);
}
