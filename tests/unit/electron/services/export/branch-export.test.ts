import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ExportSession } from '../../../../../electron/services/export/export-session.ts';
import { sitePath } from '../../../../../shared/site/site-file.ts';

let base: string;

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(base, path)), { recursive: true });
  await writeFile(join(base, path), text);
}

const git = (folder: string, ...args: string[]) =>
  execFileSync('git', args, { cwd: join(base, folder), encoding: 'utf8', stdio: 'pipe' }).trim();
const draft = (title: string, text: string) => `---\ntitle: ${title}\ndate: 2026-02-03\n---\n\n${text}\n`;
const filesOf = (branch: string) => git('repo', 'diff', '--name-only', 'main', branch).split('\n');
const shown = (branch: string, path: string) => git('repo', 'show', `${branch}:web/${path}`);
const image = (path: string) => `![A](../pictures/${path})`;

/** A site in a folder of its repository, and two drafts elsewhere that share one image. */
beforeEach(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'galley-each-')));
  await write('repo/web/_config.yml', 'title: Quay\n');
  await write('repo/web/_posts/2026-01-01-own.md', draft('Own', 'Text.'));
  git('repo', 'init', '-q', '-b', 'main');
  git('repo', 'config', 'user.name', 'Nadia');
  git('repo', 'config', 'user.email', 'n@example.org');
  git('repo', 'add', '-A');
  git('repo', 'commit', '-qm', 'Begin');
  await write('src/_drafts/boats.md', draft('Boats', `${image('dawn.png')} ${image('both.png')}`));
  await write('src/_drafts/tide.md', draft('Tide', `${image('dusk.png')} ${image('both.png')}`));
  for (const name of ['dawn', 'dusk', 'both']) await write(`src/pictures/${name}.png`, `the bytes of ${name}`);
});
afterEach(() => rm(base, { recursive: true, force: true }));

async function planned(session: ExportSession, source = 'src', target = 'repo/web') {
  const answer = await session.plan({
    source: join(base, source),
    target: join(base, target),
    posts: ['_drafts/boats.md', '_drafts/tide.md'].map(sitePath),
    decisions: [],
    now: Date.UTC(2026, 2, 1),
    zone: 'UTC',
  });
  if (answer.kind !== 'planned') throw new Error(answer.problem.cause);
  return answer.summary;
}

const each = (plan: number) => ({ plan, branch: null, message: 'Publish: {title}', each: true });
const branches = () => git('repo', 'branch', '--format=%(refname:short)').split('\n').sort();
const worktrees = () => git('repo', 'worktree', 'list').split('\n').length;

describe('an export to a branch for each post', () => {
  it('commits each post with its own images alone, and leaves the folder as it is', async () => {
    await write('repo/web/own-work.md', 'Not committed\n');
    git('repo', 'add', 'web/own-work.md');
    const session = new ExportSession(() => undefined);
    const { plan } = await planned(session);
    const said = await session.branches({ plan });
    expect(said.map(({ branch, files }) => [branch, files.length])).toEqual([
      ['post/boats', 3],
      ['post/tide', 3],
    ]);
    const done = await session.carryOut(each(plan));
    expect(done).toMatchObject({
      kind: 'done',
      each: true,
      commits: [{ branch: 'post/boats' }, { branch: 'post/tide' }],
    });
    expect(filesOf('post/boats').sort()).toEqual([...said[0]!.files].map(path => `web/${path}`).sort());
    expect(filesOf('post/tide').sort()).toEqual([...said[1]!.files].map(path => `web/${path}`).sort());
    expect(git('repo', 'log', '--format=%s', 'post/tide')).toBe('Publish: Tide\nBegin');
    expect(git('repo', 'status', '--porcelain', '--branch')).toBe('## main\nA  web/own-work.md');
    expect(worktrees()).toBe(1);
  });

  it('removes the branches when it is taken back', async () => {
    const session = new ExportSession(() => undefined);
    const { plan } = await planned(session);
    await session.carryOut(each(plan));
    expect(await session.undo()).toEqual({ kind: 'done' });
    expect(branches()).toEqual(['main']);
  });

  it('makes no branch when one commit is refused', async () => {
    const hook = join(base, 'repo/.git/hooks/commit-msg');
    await writeFile(hook, '#!/bin/sh\nif grep -q Tide "$1"; then echo "no tides" >&2; exit 1; fi\n');
    await chmod(hook, 0o755);
    const session = new ExportSession(() => undefined);
    const { plan } = await planned(session);
    const answer = await session.carryOut(each(plan));
    expect(answer).toMatchObject({ kind: 'refused', problem: { code: 'git-hook' } });
    expect(answer.kind === 'refused' && answer.problem.remedy).toContain('no tides');
    expect(branches()).toEqual(['main']);
    expect(worktrees()).toBe(1);
  });

  it('leaves no copy behind where git cannot make one', async () => {
    await write('repo/web/.gitattributes', '*.yml filter=crypt\n');
    git('repo', 'add', '-A');
    git('repo', 'commit', '-qm', 'Filter');
    git('repo', 'config', 'filter.crypt.smudge', 'false');
    git('repo', 'config', 'filter.crypt.required', 'true');
    const session = new ExportSession(() => undefined);
    const answer = await session.carryOut(each((await planned(session)).plan));
    expect(answer).toMatchObject({ kind: 'refused', problem: { code: 'git-filter' } });
    const own = (name: string): boolean => name.startsWith(`galley-branches-${process.pid}-`);
    expect([worktrees(), (await readdir(tmpdir())).filter(own)]).toEqual([1, []]);
  });

  it('adds to the branch of an earlier export what has changed since, and nothing where nothing has', async () => {
    const first = new ExportSession(() => undefined);
    await first.carryOut(each((await planned(first)).plan));
    const [boats, tide] = [git('repo', 'rev-parse', 'post/boats'), git('repo', 'rev-parse', 'post/tide')];
    await write('src/_drafts/boats.md', draft('Boats', `Wet. ${image('dawn.png')}`));
    const second = new ExportSession(() => undefined);
    const done = await second.carryOut(each((await planned(second)).plan));
    expect(done.kind === 'done' && done.commits[1]!.hash).toBeNull();
    expect(git('repo', 'rev-parse', 'post/tide')).toBe(tide);
    expect(git('repo', 'rev-parse', 'post/boats^')).toBe(boats);
    expect(shown('post/boats', '_posts/2026-02-03-boats.md')).toContain('Wet.');
    await second.undo();
    expect(git('repo', 'rev-parse', 'post/boats')).toBe(boats);
  });

  it('does not write over what somebody else put on a branch of that name', async () => {
    git('repo', 'switch', '-qc', 'post/boats');
    await write('repo/web/_posts/2026-02-03-boats.md', 'Theirs\n');
    git('repo', 'add', '-A');
    git('repo', 'commit', '-qm', 'Theirs');
    git('repo', 'switch', '-q', 'main');
    const session = new ExportSession(() => undefined);
    const answer = await session.carryOut(each((await planned(session)).plan));
    expect(answer).toMatchObject({ kind: 'refused', problem: { code: 'git-branch-differs' } });
    expect(branches()).toEqual(['main', 'post/boats']);
  });

  it('brings an image along that lies in the folder and was never committed', async () => {
    await write('repo/web/assets/images/known.png', 'the bytes of dawn');
    const session = new ExportSession(() => undefined);
    await session.carryOut(each((await planned(session)).plan));
    expect(filesOf('post/boats')).toContain('web/assets/images/known.png');
  });

  it('publishes drafts of the site itself, which stay where they are in its folder', async () => {
    await write('repo/web/_drafts/boats.md', draft('Boats', 'Dry.'));
    git('repo', 'add', '-A');
    git('repo', 'commit', '-qm', 'Draft');
    await write('repo/web/_drafts/tide.md', draft('Tide', 'Low.'));
    const session = new ExportSession(() => undefined);
    const { plan } = await planned(session, 'repo/web');
    await session.carryOut(each(plan));
    expect(git('repo', 'diff', '-M', '--name-status', 'main', 'post/boats')).toMatch(
      /^R\d+\tweb\/_drafts\/boats.md\tweb\/_posts/,
    );
    expect(filesOf('post/tide')).toEqual(['web/_posts/2026-02-03-tide.md']);
    expect((await readdir(join(base, 'repo/web/_drafts'))).sort()).toEqual(['boats.md', 'tide.md']);
  });

  it('says of a post that leans on another one of the same export that it cannot stand alone', async () => {
    await write('src/_drafts/tide.md', draft('Tide', '[Boats]({% post_url 2026-02-03-boats %})'));
    const session = new ExportSession(() => undefined);
    const { plan, problems } = await planned(session);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const said = await session.branches({ plan });
    expect(said.map(one => one.problems.length)).toEqual([0, 1]);
    expect(await session.carryOut(each(plan))).toMatchObject({ kind: 'refused' });
    expect(branches()).toEqual(['main']);
  });

  it('knows its work once the branch is merged', async () => {
    const first = new ExportSession(() => undefined);
    await first.carryOut(each((await planned(first)).plan));
    git('repo', 'merge', '-q', '--no-edit', 'post/boats');
    git('repo', 'merge', '-q', '--no-edit', 'post/tide');
    expect(await planned(new ExportSession(() => undefined))).toMatchObject({ files: [], conflicts: [] });
    await write('src/_drafts/boats.md', draft('Boats', `Wet. ${image('dawn.png')}`));
    expect(await planned(new ExportSession(() => undefined))).toMatchObject({ conflicts: [] });
  });

  it('pushes every branch to its own name', async () => {
    git('.', 'clone', '-q', '--bare', 'repo', 'remote.git');
    git('repo', 'remote', 'add', 'origin', join(base, 'remote.git'));
    const session = new ExportSession(() => undefined);
    await session.carryOut(each((await planned(session)).plan));
    expect(await session.git({ step: 'push' })).toMatchObject({ kind: 'done' });
    expect(git('remote.git', 'branch', '--format=%(refname:short)').split('\n')).toEqual([
      'main',
      'post/boats',
      'post/tide',
    ]);
    expect(git('repo', 'rev-parse', '--abbrev-ref', 'post/tide@{upstream}')).toBe('origin/post/tide');
  });

  it('clears away the copy that a killed run left', async () => {
    // A process of this number cannot be: it is above what the system gives out.
    const left = join(await mkdtemp(join(tmpdir(), `galley-branches-${2 ** 22 + 1}-`)), 'site');
    git('repo', 'worktree', 'add', '-q', '--detach', left);
    const session = new ExportSession(() => undefined);
    await session.carryOut(each((await planned(session)).plan));
    expect(worktrees()).toBe(1);
    expect(existsSync(left)).toBe(false);
    expect(await readFile(join(base, 'repo/web/_config.yml'), 'utf8')).toBe('title: Quay\n');
  });
});
