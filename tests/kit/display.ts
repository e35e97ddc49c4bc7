import { hasDisplay, openVirtualDisplay } from '../../scripts/display.mjs';

/** Before all journeys: a virtual display where the machine shows none. */
export default async function openDisplay(): Promise<(() => void) | undefined> {
  if (hasDisplay()) return undefined;
  const display = await openVirtualDisplay();
  return display.close;
}
