/** Pixels between two balloons. */
const APART = 8;

/** A balloon: how high it is, and the height at which it would stand if it were alone. */
export interface LaidOut {
  readonly wanted: number;
  readonly height: number;
}

/**
 * The tops of balloons that stand beside their lines and never over each other. The current one, where its line is in sight,
 * has its place and is seen whole; else the first in sight has. Those below it are pushed down, those above it up. `room` is
 * how high the part in sight is; without any balloon in it all are pushed down from the first.
 */
export function layOut(balloons: readonly LaidOut[], current: number, room: number): readonly number[] {
  const tops: number[] = balloons.map(({ wanted }) => wanted);
  const isInSight = ({ wanted }: LaidOut): boolean => wanted >= 0 && wanted < room;
  const chosen = balloons[current];
  const pinned = chosen && isInSight(chosen) ? current : Math.max(0, balloons.findIndex(isInSight));
  if (chosen && pinned === current) tops[current] = Math.max(0, Math.min(chosen.wanted, room - chosen.height));
  for (let at = pinned + 1; at < balloons.length; at++) {
    tops[at] = Math.max(tops[at]!, tops[at - 1]! + balloons[at - 1]!.height + APART);
  }
  for (let at = pinned - 1; at >= 0; at--) {
    tops[at] = Math.min(tops[at]!, tops[at + 1]! - balloons[at]!.height - APART);
  }
  return tops;
}
