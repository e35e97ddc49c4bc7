import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createConnectionServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Repository } from '../../../../../../electron/services/export/repository/repository.ts';

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

/** A folder for `PATH` that holds git alone. */
async function onlyGit(): Promise<string> {
  const folder = join(base, 'bin');
  await mkdir(folder);
  for (const name of ['git', 'sh'])
    await symlink(execFileSync('which', [name], { encoding: 'utf8' }).trim(), join(folder, name));
  return folder;
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

  it('says what is not committed from the folder on, where that lies below the top of the repository', async () => {
    await mkdir(join(work, 'blog'));
    await writeFile(join(work, 'blog', 'new.md'), 'x');
    await writeFile(join(work, 'above.md'), 'x');
    expect((await (await Repository.open(join(work, 'blog')))!.status()).changed).toEqual(['new.md']);
  });

  it('commits the named files and leaves what else is staged', async () => {
    await writeFile(join(work, 'post.md'), 'post\n');
    await writeFile(join(work, 'other.md'), 'other\n');
    git(work, 'add', 'other.md');
    expect(codeOf(await (await open()).commit(['post.md'], 'Publish'))).toBe('ok');
    expect(git(work, 'show', '--name-only', '--format=%s', 'HEAD')).toBe('Publish\n\npost.md');
    expect(git(work, 'diff', '--cached', '--name-only')).toBe('other.md');
  });

  it('refuses a commit of names that are nowhere, and leaves what is staged', async () => {
    await writeFile(join(work, 'other.md'), 'other');
    await writeFile(join(work, 'loose.md'), 'loose');
    git(work, 'add', 'other.md');
    expect(codeOf(await (await open()).commit(['gone.md'], 'Publish'))).toBe('git-nothing');
    expect(git(work, 'status', '--porcelain')).toBe('A  other.md\n?? loose.md');
  });

  it('commits a deletion and an addition as the renaming that they are', async () => {
    git(work, 'mv', 'first.md', 'second.md');
    git(work, 'reset', '--quiet');
    expect(codeOf(await (await open()).commit(['second.md', 'first.md'], 'Rename'))).toBe('ok');
    expect(git(work, 'show', '-M', '--name-status', '--format=', 'HEAD')).toMatch(/^R100\tfirst.md\tsecond.md$/);
  });

  it('commits a post in a folder that a sparse checkout leaves out', async () => {
    await mkdir(join(work, 'src'));
    await writeFile(join(work, 'src/b.md'), 'b\n');
    git(work, 'add', '.');
    git(work, 'commit', '--quiet', '-m', 'Second');
    git(work, 'sparse-checkout', 'set', 'src');
    await mkdir(join(work, '_posts'));
    await writeFile(join(work, '_posts/post.md'), 'post\n');
    expect(codeOf(await (await open()).commit(['_posts/post.md'], 'Publish'))).toBe('ok');
    expect([git(work, 'show', '--name-only', '--format=', 'HEAD'), git(work, 'status', '--porcelain')]).toEqual([
      '_posts/post.md',
      '',
    ]);
  });

  it('leaves nothing staged of what a hook added to the commit', async () => {
    const hook = join(work, '.git/hooks/pre-commit');
    await writeFile(hook, '#!/bin/sh\necho tidied >> post.md\ngit add post.md\n');
    await chmod(hook, 0o755);
    await writeFile(join(work, 'post.md'), 'post\n');
    expect(codeOf(await (await open()).commit(['post.md'], 'Publish'))).toBe('ok');
    expect([git(work, 'show', 'HEAD:post.md'), git(work, 'status', '--porcelain')]).toEqual(['post\ntidied', '']);
  });

  it.each([
    [
      'a submodule',
      (at: string) =>
        git(at, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', join(base, 'remote.git'), 'in'),
    ],
    ['a linked worktree', () => git(work, 'worktree', 'add', '--quiet', '-b', 'other', join(base, 'super/in'))],
  ])('commits in %s', async (_, make) => {
    git(base, 'init', '--quiet', 'super');
    make(join(base, 'super'));
    const folder = join(base, 'super/in');
    git(folder, 'config', 'user.name', 'Nadia Brandt');
    git(folder, 'config', 'user.email', 'nadia@example.org');
    await writeFile(join(folder, 'post.md'), 'post\n');
    expect(codeOf(await (await open(folder)).commit(['post.md'], 'Publish'))).toBe('ok');
    expect(git(folder, 'log', '-1', '--format=%s')).toBe('Publish');
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
    expect(codeOf(await repository.remote.push())).toBe('ok');
    expect(git(join(base, 'remote.git'), 'log', '--format=%s', 'main')).toBe('Publish\nFirst');
  });

  it('gives a new branch its upstream when it is pushed', async () => {
    const repository = await open();
    await repository.switchTo('post/harbour');
    await writeFile(join(work, 'post.md'), 'post\n');
    await repository.commit(['post.md'], 'Publish');
    await repository.remote.push();
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
    expect(codeOf(await repository.remote.push())).toBe('git-diverged');
    expect(codeOf(await repository.remote.pull())).toBe('ok');
    expect(codeOf(await repository.remote.push())).toBe('ok');
  });

  it('of a pull with a conflict leaves the branch as it was', async () => {
    await advanceRemote('first.md', 'theirs\n');
    await writeFile(join(work, 'first.md'), 'mine\n');
    const repository = await open();
    await repository.commit(['first.md'], 'Mine');
    const head = git(work, 'rev-parse', 'HEAD');
    expect(codeOf(await repository.remote.pull())).toBe('git-conflict');
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

  it('of a hook that says nothing is no commit', async () => {
    const hook = join(work, '.git/hooks/pre-commit');
    await writeFile(hook, '#!/bin/sh\nexit 1\n');
    await chmod(hook, 0o755);
    await writeFile(join(work, 'post.md'), 'post\n');
    const outcome = await (await open()).commit(['post.md'], 'Publish');
    expect([codeOf(outcome), git(work, 'log', '--format=%s')]).toEqual(['git-hook', 'First']);
  });

  it('is asked of Git LFS before anything is written, where its program is missing', async () => {
    await writeFile(join(work, '.gitattributes'), '*.jpg filter=lfs diff=lfs merge=lfs -text\n');
    const former = process.env;
    process.env = { ...former, PATH: await onlyGit() };
    try {
      const repository = await open();
      expect(await repository.whyNoCommit(undefined, ['post.md'])).toBeUndefined();
      expect((await repository.whyNoCommit(undefined, ['post.md', 'a.jpg']))?.code).toBe('git-lfs');
    } finally {
      process.env = former;
    }
  });

  it('of a filter that fails names filters', async () => {
    await writeFile(join(work, '.gitattributes'), '*.md filter=crypt\n');
    git(work, 'config', 'filter.crypt.clean', 'false');
    git(work, 'config', 'filter.crypt.required', 'true');
    await writeFile(join(work, 'post.md'), 'post\n');
    expect(codeOf(await (await open()).commit(['post.md'], 'Publish'))).toBe('git-filter');
    expect(git(work, 'diff', '--cached', '--name-only')).toBe('');
  });

  it('of a remote that is not there, or wants a name, or does not answer to the end, is told', async () => {
    const repository = await open();
    const told = async (address: string) => {
      git(work, 'remote', 'set-url', 'origin', address);
      return codeOf(await repository.remote.fetch());
    };
    const server = createServer((request, answer) => {
      answer.writeHead(request.url?.startsWith('/secret') === true ? 401 : 404, {
        'www-authenticate': 'Basic realm="x"',
      });
      answer.end();
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await told(`http://127.0.0.1:${port}/secret.git`)).toBe('git-credentials');
    expect(await told(`http://127.0.0.1:${port}/gone.git`)).toBe('git-remote-gone');
    await new Promise(resolve => server.close(resolve));
    expect(await told(`http://127.0.0.1:${port}/gone.git`)).toBe('git-network');
    expect(await told(join(base, 'gone.git'))).toBe('git-remote-gone');
  });

  it('ends when it is stopped, though the remote never answers', async () => {
    const sockets: Socket[] = [];
    const stop = new AbortController();
    // The connection is the sign that git waits for an answer.
    const server = createConnectionServer(socket => {
      sockets.push(socket);
      stop.abort();
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    git(work, 'remote', 'set-url', 'origin', `http://127.0.0.1:${(server.address() as AddressInfo).port}/x.git`);
    const repository = await Repository.open(work, stop.signal);
    expect(codeOf(await repository!.remote.fetch())).not.toBe('ok');
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  it('of a remote that protects its branch says to use another branch', async () => {
    const hook = join(base, 'remote.git/hooks/pre-receive');
    await writeFile(hook, '#!/bin/sh\necho "GH006: Protected branch update failed" >&2\nexit 1\n');
    await chmod(hook, 0o755);
    await writeFile(join(work, 'post.md'), 'post\n');
    const repository = await open();
    await repository.commit(['post.md'], 'Publish');
    expect(codeOf(await repository.remote.push())).toBe('git-protected');
  });

  it('of a push without a remote says so', async () => {
    git(work, 'remote', 'remove', 'origin');
    expect(codeOf(await (await open()).remote.push())).toBe('git-remote');
  });
});
