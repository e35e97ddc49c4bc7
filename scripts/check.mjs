import { checkNodeVersion } from './node-version.mjs';
import { installPackages } from './packages.mjs';
import { checkFormat, checkTypes, lint, runParts, summarize } from './parts.mjs';
import { run } from './project.mjs';

/** Everything about the source that needs no run of it. */
export const checks = [...['shared', 'electron', 'renderer', 'tests'].map(checkTypes), lint, checkFormat];

if (process.argv[1] === import.meta.filename) {
  await run(async () => {
    checkNodeVersion();
    await installPackages();
    return summarize(await runParts(checks));
  });
}
