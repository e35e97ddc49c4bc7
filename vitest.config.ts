import { defineConfig } from 'vitest/config';

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
  },
});
