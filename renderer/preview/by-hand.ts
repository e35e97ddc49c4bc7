/** The browser's process tells of a click or key in a page, and may do so later than the page itself; milliseconds. */
const TOLD_WITHIN = 500;
const LOOK_EVERY = 20;

/**
 * Whether a person has just clicked or pressed a key in a page: what a page says may come from one that was taken over,
 * while the person types beside it.
 */
export async function byHand(): Promise<boolean> {
  const end = performance.now() + TOLD_WITHIN;
  while (!isByHand()) {
    if (performance.now() > end) return false;
    await new Promise(resolve => setTimeout(resolve, LOOK_EVERY));
  }
  return true;
}

function isByHand(): boolean {
  return navigator.userActivation.isActive && document.activeElement instanceof HTMLIFrameElement;
}
