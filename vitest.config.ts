import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'tests/unit/**/*.test.{ts,tsx}',
      'tests/golden/**/*.test.ts',
      'tests/hostile/**/*.test.ts',

      'tests/architecture.test.ts',
    ],
    testTimeout: 60_000,
  },
});
