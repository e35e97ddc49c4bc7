/** Who says more than `MOST` things within `WITHIN` milliseconds keeps the window from everything else. */
const MOST = 3000;
const WITHIN = 5000;

/** Counts what somebody says; the function is true for each word of a flood. */
export function countFlood(): () => boolean {
  let [said, since] = [0, performance.now()];
  return () => {
    const now = performance.now();
    if (now - since > WITHIN) [said, since] = [0, now];
    return ++said > MOST;
  };
}
