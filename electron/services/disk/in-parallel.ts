/** Runs a task for each item, a limited number at once; the first failure is thrown when all running ones have ended. */
export async function inParallel<T, R>(
  items: readonly T[],
  atOnce: number,
  task: (item: T, index: number) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = new Array<R>(items.length);
  const faults: unknown[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < items.length && faults.length === 0) {
      const index = next++;
      try {
        results[index] = await task(items[index]!, index);
      } catch (error) {
        faults.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, work));
  if (faults.length > 0) throw faults[0];
  return results;
}
