import { checkNodeVersion } from './node-version.mjs';
import { installPackages } from './packages.mjs';
import { run } from './project.mjs';

/** `npm pack`: the tarball holds the command line, bundled, so that it runs wherever Node does with no package beside it. */
await run(async () => {
  checkNodeVersion();
  await installPackages();
  const { build } = await import('./build.mjs');
  await build({ release: true });
});
