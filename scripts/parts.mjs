import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './project.mjs';

const LONGEST = 20 * 60 * 1000;

/**
 * @typedef {object} Outcome
 * @property {string} name
 * @property {number} passed
 * @property {number} failed skipped tests count as failed: nothing passes by not being run
 * @property {string} output everything that the part printed
 * @property {number} seconds
 */

/** Runs one of the installed tools; never fails, but says how it ended. */
export async function runTool(tool, args, env = {}) {
  return runProgram(process.execPath, [join(root, 'node_modules', ...tool), ...args], env);
}

export async function runProgram(command, args, env = {}) {
  const started = Date.now();
  let output = '';
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, FORCE_COLOR: '0', ...env },
  });
  child.stdout.on('data', data => (output += data));
  child.stderr.on('data', data => (output += data));
  const timer = setTimeout(() => {
    output += `\nended after ${LONGEST / 60_000} minutes\n`;
    child.kill('SIGKILL');
  }, LONGEST);
  const code = await new Promise(finish => {
    child.once('error', error => {
      output += String(error);
      finish(1);
    });
    child.once('close', status => finish(status ?? 1));
  });
  clearTimeout(timer);
  return { code, output, seconds: (Date.now() - started) / 1000 };
}

/** A part that is one check: it passes or fails as a whole. */
function whole(name, { code, output, seconds }) {
  return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output, seconds };
}

const tsc = ['typescript-native', 'bin', 'tsc'];

export const checkTypes = room => async () =>
  whole(`types of ${room}/`, await runTool(tsc, ['-p', room, '--noEmit', '--pretty', 'false']));

export async function lint() {
  return whole('lint', await runTool(['eslint', 'bin', 'eslint.js'], ['.', '--max-warnings', '0']));
}

export async function checkFormat() {
  return whole('format', await runTool(['prettier', 'bin', 'prettier.cjs'], ['--check', '.', '--log-level', 'warn']));
}

export async function unitTests() {
  return withReport(async report => {
    const run = await runTool(
      ['vitest', 'vitest.mjs'],
      ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    );
    const { numPassedTests, numTotalTests, numFailedTestSuites } = await readReport(report);
    const failed = numTotalTests - numPassedTests;
    return {
      name: 'unit, golden and architecture tests',
      passed: numPassedTests ?? 0,
      failed: run.code === 0 ? failed : Math.max(1, failed || numFailedTestSuites || 1),
      output: run.output,
      seconds: run.seconds,
    };
  });
}

/** The journeys in the real application; `env` names another one than `dist/`, `args` chooses among them. */
export const journeys =
  (name, args = [], env = {}) =>
  async () =>
    withReport(async report => {
      const run = await runTool(['playwright', 'cli.js'], ['test', '-c', 'tests/app', ...args], {
        GALLEY_REPORT: report,
        ...env,
      });
      const { stats } = await readReport(report);
      const failed = (stats?.unexpected ?? 0) + (stats?.skipped ?? 0);
      const again = stats?.flaky ?? 0;
      return {
        name: again > 0 ? `${name} (${again} only on a second try)` : name,
        passed: (stats?.expected ?? 0) + again,
        failed: run.code === 0 && stats?.expected > 0 ? failed : Math.max(1, failed),
        output: run.output,
        seconds: run.seconds,
      };
    });

async function withReport(use) {
  const folder = await mkdtemp(join(tmpdir(), 'galley-report-'));
  try {
    return await use(join(folder, 'report.json'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readReport(path) {
  return readFile(path, 'utf8').then(JSON.parse, () => ({}));
}

/** Runs parts one after the other, telling each as it ends; what a failing one printed is shown. */
export async function runParts(parts) {
  /** @type {Outcome[]} */
  const outcomes = [];
  for (const part of parts) {
    const outcome = await part().catch(error => ({
      name: part.name || 'a part of the tests',
      passed: 0,
      failed: 1,
      output: String(error?.stack ?? error),
      seconds: 0,
    }));
    const mark = outcome.failed === 0 ? '✓' : '✗';
    const counts = outcome.passed + outcome.failed === 1 ? '' : `: ${outcome.passed} passed, ${outcome.failed} failed`;
    console.log(`${mark} ${outcome.name}${counts} (${outcome.seconds.toFixed(1)} s)`);
    if (outcome.failed > 0) console.log(outcome.output.trim().replace(/^/gm, '    '));
    outcomes.push(outcome);
  }
  return outcomes;
}

/** The last line, and the exit code that goes with it. */
export function summarize(outcomes) {
  const sum = key => outcomes.reduce((total, outcome) => total + outcome[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
}
