import type { Engine } from '../../../shared/render/engine/engine.ts';
import { comparePages } from '../../../shared/render/page-difference.ts';
import type { ProvedPage } from '../../../shared/contract/proof.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';

/** What is compared: named documents, published posts and drafts that a build writes, or all that the site makes. */
export type ProofScope = readonly SitePath[] | 'posts' | 'pages';

/** Differences shown of one page. */
export const MOST_DIFFERENCES = 5;

/**
 * Each page of the scope beside what Jekyll built. Style sheets are left out, as two Sass compilers write the same rules
 * in two ways. `expected` gives the built page of a destination.
 */
export async function* compareBuild(
  engine: Engine,
  expected: (dest: string) => Promise<string | undefined>,
  scope: ProofScope,
  most = MOST_DIFFERENCES,
): AsyncGenerator<ProvedPage> {
  for (const { path, dest, html } of rendered(engine, scope)) {
    const built = await expected(dest);
    const same = built === html;
    yield { path, dest, differences: same ? [] : comparePages(built ?? '', html, { most: Math.max(1, most) }) };
  }
}

function* rendered(engine: Engine, scope: ProofScope): Generator<{ path: SitePath; dest: string; html: string }> {
  if (scope === 'pages') {
    const dests = new Set(engine.outputs().flatMap(({ dest, copied }) => (copied ? [] : [dest])));
    for (const dest of dests) {
      if (dest.endsWith('.css')) continue;
      const page = engine.renderDest(dest);
      if (page) yield page;
    }
    return;
  }
  for (const { path, kind, written } of engine.list()) {
    if (!written || !(scope === 'posts' ? kind === 'post' || kind === 'draft' : scope.includes(path))) continue;
    const page = engine.render(path);
    if (page) yield page;
  }
}
