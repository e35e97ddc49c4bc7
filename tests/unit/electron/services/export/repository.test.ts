import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Repository } from '../../../../../electron/services/export/repository.ts';

let base: string;
let work: string;

const git = (folder: string, ...args: string[]): string =>
  execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();

async function clone(name: string): Promise<string> {
  const folder = join(base, name);
  git(base, 'clone', '--quiet', 'remote.git', name);
  git(folder, 'config', 'user.name', 'Nadia Brandt');
  git(folder, 'config', 'user.email', 'nadia@example.org');
  return folder;
}

async function open(folder = work): Promise<Repository> {
  const repository = await Repository.open(folder);
  if (!repository) throw new Error('no repository');
  return repository;
}

const codeOf = (outcome: { ok: true } | { ok: false; error: { code: string } }): string =>
  outcome.ok ? 'ok' : outcome.error.code;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'galley-git-'));
  git(base, 'init', '--quiet', '--bare', '--initial-branch=main', 'remote.git');
  work = await clone('work');
  await writeFile(join(work, 'first.md'), 'first\n');
  git(work, 'add', '.');
  git(work, 'commit', '--quiet', '-m', 'First');
  git(work, 'push', '--quiet', '-u', 'origin', 'main');
});
afterEach(() => rm(base, { recursive: true, force: true }));

describe('a repository', () => {
  it('is not found in a folder without one', async () => {
    const plain = await mkdtemp(join(tmpdir(), 'galley-plain-'));
    expect(await Repository.open(plain)).toBeUndefined();
    await rm(plain, { recursive: true });
  });

  it('says branch, upstream and what is not committed', async () => {
    await writeFile(join(work, 'new.md'), 'x');
    expect(await (await open()).status()).toMatchObject({
      branch: 'main',
      upstream: 'origin/main',
      ahead: 0,
      changed: ['new.md'],
      unfinished: false,
    });
  });

  it('commits the named files and leaves what else is staged', async () => {
    await writeFile(join(work, 'post.md'), 'post\n');
    await writeFile(join(work, 'other.md'), 'other\n');
    git(work, 'add', 'other.md');
    expect(codeOf(await (await open()).commit(['post.md'], 'Publish'))).toBe('ok');
    expect(git(work, 'show', '--name-only', '--format=%s', 'HEAD')).toBe('Publish\n\npost.md');
    expect(git(work, 'diff', '--cached', '--name-only')).toBe('other.md');
  });

  it('commits a deletion and an addition as the renaming that they are', async () => {
    git(work, 'mv', 'first.md', 'second.md');
    git(work, 'reset', '--quiet');
    expect(codeOf(await (await open()).commit(['second.md', 'first.md'], 'Rename'))).toBe('ok');
    expect(git(work, 'show', '-M', '--name-status', '--format=', 'HEAD')).toMatch(/^R100\tfirst.md\tsecond.md$/);
  });

  it('commits on a new branch', async () => {
    const repository = await open();
    await repository.switchTo('post/harbour');
    await writeFile(join(work, 'post.md'), 'post\n');
    const commit = await repository.commit(['post.md'], 'Publish');
    expect(commit.ok && commit.value.branch).toBe('post/harbour');
  });

  it('pushes to the remote', async () => {
    await writeFile(join(work, 'post.md'), 'post\n');
    const repository = await open();
    await repository.commit(['post.md'], 'Publish');
    expect(codeOf(await repository.push())).toBe('ok');
    expect(git(join(base, 'remote.git'), 'log', '--format=%s', 'main')).toBe('Publish\nFirst');
  });

  it('gives a new branch its upstream when it is pushed', async () => {
    const repository = await open();
    await repository.switchTo('post/harbour');
    await writeFile(join(work, 'post.md'), 'post\n');
    await repository.commit(['post.md'], 'Publish');
    await repository.push();
    expect((await repository.status()).upstream).toBe('origin/post/harbour');
  });
});

describe('a refusal', () => {
  async function advanceRemote(file: string, text: string): Promise<void> {
    const other = await clone('other');
    await writeFile(join(other, file), text);
    git(other, 'add', '.');
    git(other, 'commit', '--quiet', '-m', 'Theirs');
    git(other, 'push', '--quiet');
  }

  it('of a push names diverged branches, and a pull mends it', async () => {
    await advanceRemote('theirs.md', 'theirs\n');
    await writeFile(join(work, 'mine.md'), 'mine\n');
    const repository = await open();
    await repository.commit(['mine.md'], 'Mine');
    expect(codeOf(await repository.push())).toBe('git-diverged');
    expect(codeOf(await repository.pull())).toBe('ok');
    expect(codeOf(await repository.push())).toBe('ok');
  });

  it('of a pull with a conflict leaves the branch as it was', async () => {
    await advanceRemote('first.md', 'theirs\n');
    await writeFile(join(work, 'first.md'), 'mine\n');
    const repository = await open();
    await repository.commit(['first.md'], 'Mine');
    const head = git(work, 'rev-parse', 'HEAD');
    expect(codeOf(await repository.pull())).toBe('git-conflict');
    expect([git(work, 'rev-parse', 'HEAD'), (await repository.status()).unfinished]).toEqual([head, false]);
  });

  it('of a commit without an identity says how to set one', async () => {
    git(work, 'config', '--unset', 'user.name');
    git(work, 'config', '--unset', 'user.email');
    git(work, 'config', 'user.useConfigOnly', 'true');
    await writeFile(join(work, 'post.md'), 'post\n');
    const former = process.env;
    const named = Object.entries(former).filter(([name]) => !/^GIT_(AUTHOR|COMMITTER)|^EMAIL$/.test(name));
    process.env = { ...Object.fromEntries(named), HOME: base, XDG_CONFIG_HOME: base };
    try {
      expect(codeOf(await (await open()).commit(['post.md'], 'Publish'))).toBe('git-identity');
    } finally {
      process.env = former;
    }
  });

  it('of a hook repeats what the hook says', async () => {
    const hook = join(work, '.git/hooks/pre-commit');
    await writeFile(hook, '#!/bin/sh\necho "spelling: teh" >&2\nexit 1\n');
    await chmod(hook, 0o755);
    await writeFile(join(work, 'post.md'), 'post\n');
    const outcome = await (await open()).commit(['post.md'], 'Publish');
    expect(!outcome.ok && outcome.error.remedy).toContain('spelling: teh');
  });

  it('of a remote that protects its branch says to use another branch', async () => {
    const hook = join(base, 'remote.git/hooks/pre-receive');
    await writeFile(hook, '#!/bin/sh\necho "GH006: Protected branch update failed" >&2\nexit 1\n');
    await chmod(hook, 0o755);
    await writeFile(join(work, 'post.md'), 'post\n');
    const repository = await open();
    await repository.commit(['post.md'], 'Publish');
    expect(codeOf(await repository.push())).toBe('git-protected');
  });

  it('of a push without a remote says so', async () => {
    git(work, 'remote', 'remove', 'origin');
    expect(codeOf(await (await open()).push())).toBe('git-remote');
  });
});
