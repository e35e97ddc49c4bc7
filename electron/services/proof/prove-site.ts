import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ProofAnswer } from '../../../shared/contract/proof.ts';
import type { Problem } from '../../../shared/kit/problem.ts';
import type { Judgement, JudgeRequest } from './judge-build.ts';
import { buildWithJekyll, findJekyll, JekyllFailure } from './real-jekyll.ts';

export interface ProofRequest extends Omit<JudgeRequest, 'built'> {
  /** The built file of the thread that compares. */
  readonly worker: string;
  readonly signal: AbortSignal;
}

/** Where Jekyll looks for the configuration; the first one that is there counts. */
const CONFIGS: readonly string[] = ['_config.yml', '_config.yaml'];

/** Builds a site with the machine's own Jekyll into a temporary folder and compares its pages with Galley's. */
export async function proveSite({ worker, signal, ...request }: ProofRequest): Promise<ProofAnswer> {
  const { root, environment } = request;
  const jekyll = await findJekyll(root);
  if (!jekyll) return refusal('jekyll-missing', 'No Jekyll was found on this machine.', INSTALL);
  const now = Math.floor(request.now / 1000) * 1000;
  try {
    const names = await readdir(root).catch(() => [] as string[]);
    const build = await buildWithJekyll(jekyll, {
      folder: root,
      configFiles: CONFIGS.filter(name => names.includes(name))
        .map(name => join(root, name))
        .slice(0, 1),
      time: jekyllTime(now),
      switches: [],
      environment,
      signal,
    });
    try {
      const judgement = await judgeIn(worker, { ...request, now, built: build.folder }, signal);
      return { kind: 'proved', version: jekyll.version, ...judgement };
    } finally {
      await build.remove();
    }
  } catch (error) {
    if (signal.aborted) return { kind: 'cancelled' };
    if (error instanceof JekyllFailure) return refusal('jekyll-failed', error.message, REPAIR);
    throw error;
  }
}

/** A moment as the configuration's `time:` takes it. */
export function jekyllTime(now: number): string {
  return `${new Date(now).toISOString().slice(0, 19).replace('T', ' ')} +0000`;
}

const INSTALL = 'Install Ruby and Jekyll, or run bundle install in the site’s folder, and try again.';
const REPAIR = 'Jekyll could not build the site: correct what it names, or run jekyll build yourself to see all of it.';

function refusal(code: string, cause: string, remedy: string): ProofAnswer {
  const problem: Problem = {
    severity: 'error',
    code,
    place: { path: '_config.yml', line: 1, column: 1 },
    cause,
    remedy,
  };
  return { kind: 'refused', problem };
}

function judgeIn(entry: string, request: JudgeRequest, signal: AbortSignal): Promise<Judgement> {
  const worker = new Worker(entry, { workerData: request });
  return new Promise<Judgement>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('cancelled')), { once: true });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the comparison ended early')));
  }).finally(() => worker.terminate());
}
