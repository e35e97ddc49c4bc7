import { accessSync, constants, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { defineConfig } from 'vitest/config';

const MEMORY = '/dev/shm';
const ENOUGH = 2 * 1024 ** 3;

/**
 * Where the tests' own files lie: in memory where the system has such a folder with room. Thousands of flushed files waited
 * for the disk for a third of the time, and what they show does not need one.
 */
function temporaryPlace(): string {
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > ENOUGH ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

export default defineConfig({
  test: {
    include: [
      'tests/unit/**/*.test.{ts,tsx}',
      'tests/golden/**/*.test.ts',
      'tests/hostile/**/*.test.ts',
      'tests/architecture.test.ts',
    ],
    // No test leaves anything behind in its process, so files share one: half of the time went into loading modules anew.
    isolate: false,
    testTimeout: 60_000,
    env: { TMPDIR: temporaryPlace() },
  },
});
