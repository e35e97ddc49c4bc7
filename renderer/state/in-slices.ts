/** A slice takes at most about so long, so that a key never waits for more; milliseconds. */
const SLICE = 12;

/**
 * Runs work that yields often, in slices between which keys are taken, and says its result. The first slice runs at once: what
 * is short is done when the function comes back. The answer gives the work up.
 */
export function inSlices<T>(work: Iterator<unknown, T>, done: (result: T) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const goOn = (): void => {
    const end = performance.now() + SLICE;
    for (;;) {
      const step = work.next();
      if (step.done) return done(step.value);
      if (performance.now() >= end) break;
    }
    timer = setTimeout(goOn);
  };
  goOn();
  return () => clearTimeout(timer);
}
