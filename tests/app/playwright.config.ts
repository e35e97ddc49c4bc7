import { defineConfig } from 'playwright/test';

// A configuration file is the one place where a tool demands a default export.
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.journey.ts',
  // What is said of the packaged program alone is asked when there is one.
  testIgnore: process.env['GALLEY_RELEASED'] ? [] : ['**/packaged.journey.ts'],
  outputDir: '../../test-results',
  globalSetup: '../kit/display.ts',
  // Patience costs nothing where all is well, and machines that test are often busy.
  timeout: 150_000,
  expect: { timeout: 25_000 },
  // A window that a busy machine did not give in time gets a second chance; the report names it as passed on a retry.
  retries: 1,
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  reporter: process.env['GALLEY_REPORT'] ? [['list'], ['json', { outputFile: process.env['GALLEY_REPORT'] }]] : 'list',
});
