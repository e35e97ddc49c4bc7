import { defineConfig } from 'playwright/test';

// A configuration file is the one place where a tool demands a default export.
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.soak.ts',
  outputDir: '../../test-results',
  globalSetup: '../kit/display.ts',
  timeout: 3 * 60 * 60 * 1000,
  expect: { timeout: 90_000 },
  retries: 0,
  workers: 1,
  reporter: 'line',
});
