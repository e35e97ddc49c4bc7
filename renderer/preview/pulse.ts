/** How often a page is asked whether it still answers; milliseconds. */
const EVERY = 5000;
/** So many questions in a row without an answer: a page that is drawn for the first time may be busy for some seconds. */
const MOST_UNANSWERED = 6;

export interface Pulse {
  /** The page said something. */
  readonly heard: () => void;
  readonly stop: () => void;
}

/**
 * Asks a frame every few seconds, and tells once when it stays silent: its page computes without end. Questions are counted,
 * not time, so that a machine that slept blames nobody.
 */
export function followPulse(ask: () => void, silent: () => void): Pulse {
  let unanswered = 0;
  const timer = setInterval(() => {
    if (unanswered < MOST_UNANSWERED) {
      unanswered++;
      ask();
      return;
    }
    clearInterval(timer);
    silent();
  }, EVERY);
  return { heard: () => (unanswered = 0), stop: () => clearInterval(timer) };
}
