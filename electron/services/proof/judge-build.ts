import type { ProvedPage } from '../../../shared/contract/proof.ts';
import { loadSite } from '../folder/loaded-site.ts';
import { compareBuild } from './compare-build.ts';
import { builtPage } from './real-jekyll.ts';

export interface JudgeRequest {
  readonly root: string;
  /** The folder that Jekyll built the site into. */
  readonly built: string;
  /** The site's time where its configuration has none; milliseconds since the epoch. */
  readonly now: number;
  readonly zone: string;
  readonly environment: string;
  readonly scope: 'posts' | 'pages';
}

export interface Judgement {
  readonly compared: number;
  readonly differing: readonly ProvedPage[];
}

/** Reads the site from disk, renders it and compares it with a build. */
export async function judgeBuild({ root, built, scope, ...options }: JudgeRequest): Promise<Judgement> {
  const { engine } = await loadSite(root, options);
  const differing: ProvedPage[] = [];
  let compared = 0;
  for await (const page of compareBuild(engine, dest => builtPage(built, dest), scope)) {
    compared++;
    if (page.differences.length > 0) differing.push(page);
  }
  return { compared, differing };
}
