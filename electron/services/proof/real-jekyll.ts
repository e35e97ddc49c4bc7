import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The machine's own Jekyll: the program and the arguments before `build`. */
export interface RealJekyll {
  readonly program: string;
  readonly args: readonly string[];
  /** What it says of itself: `jekyll 4.3.1`. */
  readonly version: string;
}

export interface BuildRequest {
  readonly folder: string;
  readonly configFiles: readonly string[];
  /** `site.time` for the build where the configuration has no `time:`: `2026-11-23 05:00:00 +0000`. */
  readonly time: string;
  /** Further switches of `jekyll build`, such as `--drafts`. */
  readonly switches: readonly string[];
  /** `JEKYLL_ENV`; the machine's own when absent. */
  readonly environment?: string;
  /** Ends the build. */
  readonly signal?: AbortSignal;
}

export interface JekyllBuild {
  /** The folder that Jekyll wrote into. */
  readonly folder: string;
  /** The page that Jekyll wrote; `undefined` when it wrote none there. */
  page(dest: string): Promise<string | undefined>;
  remove(): Promise<void>;
}

/** A build that failed, with what Jekyll printed. */
export class JekyllFailure extends Error {}

/** Finds a Jekyll that runs in the site's folder: through its Gemfile if it has one, else the one on the path. */
export async function findJekyll(folder: string): Promise<RealJekyll | undefined> {
  const bundled = { program: 'bundle', args: ['exec', 'jekyll'] };
  const plain = { program: 'jekyll', args: [] };
  // A program is not started in a folder whose disk does not answer: that would keep everything else waiting.
  const names = await readdir(folder).catch(() => [] as string[]);
  for (const way of names.includes('Gemfile') ? [bundled, plain] : [plain]) {
    const { code, output } = await run(way.program, [...way.args, '--version'], folder);
    if (code === 0) return { ...way, version: output.trim().split('\n').at(-1) ?? '' };
  }
  return undefined;
}

/** Builds the site into a temporary folder; the site's own folder gets neither output nor cache. */
export async function buildWithJekyll(jekyll: RealJekyll, request: BuildRequest): Promise<JekyllBuild> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-prove-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const frozen = join(folder, 'time.yml');
    await writeFile(frozen, `time: ${JSON.stringify(request.time)}\n`);
    const out = join(folder, 'site');
    const args = ['build', '--quiet', '--disable-disk-cache', '--source', request.folder, '--destination', out];
    const config = ['--config', [frozen, ...request.configFiles].join(',')];
    const { code, output } = await run(
      jekyll.program,
      [...jekyll.args, ...args, ...config, ...request.switches],
      request.folder,
      request,
    );
    request.signal?.throwIfAborted();
    if (code !== 0) throw new JekyllFailure(lastLines(output));
    return { folder: out, page: dest => builtPage(out, dest), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** A page of a built site; `undefined` when there is none. */
export function builtPage(folder: string, dest: string): Promise<string | undefined> {
  return readFile(join(folder, dest), 'utf8').catch(() => undefined);
}

function run(
  program: string,
  args: readonly string[],
  cwd: string,
  { environment, signal }: Pick<BuildRequest, 'environment' | 'signal'> = {},
): Promise<{ code: number; output: string }> {
  return new Promise(finish => {
    let output = '';
    const env = environment === undefined ? process.env : { ...process.env, JEKYLL_ENV: environment };
    const child = spawn(program, [...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], ...(signal && { signal }) });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += String(data)));
    child.once('error', error => finish({ code: 127, output: error.message }));
    child.once('close', code => finish({ code: code ?? 1, output }));
  });
}

/** Jekyll prints a long Ruby trace below the sentence that matters. */
function lastLines(output: string): string {
  const lines = output.split('\n').filter(line => line.trim() !== '' && !/^\s+from /.test(line));
  return lines.slice(-5).join('\n');
}
