import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ExportSession } from '../../../../../electron/services/export/export-session.ts';
import { sitePath } from '../../../../../shared/site/site-file.ts';

let base: string;
beforeEach(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'galley-session-')));
});
afterEach(() => rm(base, { recursive: true, force: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(base, path)), { recursive: true });
  await writeFile(join(base, path), text);
}

const git = (folder: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Nadia', '-c', 'user.email=n@example.org', ...args], {
    cwd: join(base, folder),
    encoding: 'utf8',
  }).trim();

async function repository(folder: string): Promise<void> {
  await write(`${folder}/_config.yml`, 'title: Quay\n');
  git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'config', 'user.name', 'Nadia');
  git(folder, 'config', 'user.email', 'n@example.org');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-qm', 'Begin');
}

const draft = '---\ntitle: Boats\ndate: 2026-02-03\n---\n\nDry.\n';
const post = 'site/_posts/2026-02-03-boats.md';

async function planned(
  session: ExportSession,
  source: string,
  decisions: Parameters<ExportSession['plan']>[0]['decisions'] = [],
  target = 'site',
) {
  const request = { source: join(base, source), target: join(base, target), posts: [sitePath('_drafts/boats.md')] };
  const answer = await session.plan({ ...request, decisions, now: Date.UTC(2026, 2, 1), zone: 'UTC' });
  if (answer.kind !== 'planned') throw new Error(answer.problem.cause);
  return answer.summary;
}

describe('an export session', () => {
  it('commits a draft that git never knew, and takes it back without committing the draft', async () => {
    await repository('site');
    await write('site/_drafts/boats.md', draft);
    const session = new ExportSession(() => undefined);
    const { plan } = await planned(session, 'site');
    const done = await session.carryOut({ plan, branch: null, message: 'Publish: Boats', each: false });
    expect(done).toMatchObject({ kind: 'done', notCommitted: null, commits: [{ branch: 'main' }] });
    expect(await session.undo()).toEqual({ kind: 'done' });
    expect(await readFile(join(base, 'site/_drafts/boats.md'), 'utf8')).toBe(draft);
    expect(existsSync(join(base, post))).toBe(false);
    expect(git('site', 'log', '-1', '--format=%s')).toBe('Take back: Publish: Boats');
    expect(git('site', 'status', '--porcelain')).toBe('?? _drafts/');
  });

  it('commits with a post that was published here the draft that it was, whatever that was called', async () => {
    await write('site/_drafts/The Boats.md', draft);
    await repository('site');
    const request = { source: join(base, 'site'), target: join(base, 'site'), decisions: [] };
    const session = new ExportSession(() => undefined);
    for (const [path, message] of [
      ['_drafts/The Boats.md', null],
      ['_posts/2026-02-03-the-boats.md', 'Publish: Boats'],
    ] as const) {
      const posts = [sitePath(path)];
      const answer = await session.plan({ ...request, posts, now: Date.UTC(2026, 2, 1), zone: 'UTC' });
      if (answer.kind !== 'planned') throw new Error(answer.problem.cause);
      await session.carryOut({ plan: answer.summary.plan, branch: null, message, each: false });
    }
    expect(git('site', 'log', '-1', '--format=%s')).toBe('Publish: Boats');
    expect(git('site', 'status', '--porcelain')).toBe('');
  });

  it('asks nothing when a post is exported again after it was taken back', async () => {
    await repository('site');
    await write('src/_drafts/boats.md', draft);
    const session = new ExportSession(() => undefined);
    const first = await planned(session, 'src');
    await session.carryOut({ plan: first.plan, branch: null, message: null, each: false });
    await session.undo();
    const again = await planned(session, 'src');
    expect(again).toMatchObject({ conflicts: [], files: [{ kind: 'add-text' }] });
  });

  it.each([null, 'Publish'])(
    'says that the target is gone, when it went after the plan (message: %s)',
    async message => {
      await repository('site');
      await write('src/_drafts/boats.md', draft);
      const session = new ExportSession(() => undefined);
      const { plan } = await planned(session, 'src');
      await rm(join(base, 'site'), { recursive: true });
      const answer = await session.carryOut({ plan, branch: null, message, each: false });
      expect(answer).toMatchObject({
        kind: 'refused',
        problem: { cause: expect.stringContaining('is not there any more'), place: { path: join(base, 'site') } },
      });
      expect(existsSync(join(base, 'site'))).toBe(false);
    },
  );

  it('writes nothing where a file changed after the plan, and names it', async () => {
    await repository('site');
    await write('src/_drafts/boats.md', draft);
    const session = new ExportSession(() => undefined);
    const { plan } = await planned(session, 'src');
    await write(post, 'Mine.');
    const answer = await session.carryOut({ plan, branch: 'post/boats', message: 'Publish', each: false });
    expect(answer).toMatchObject({
      kind: 'refused',
      problem: { code: 'changed-meanwhile', cause: expect.stringContaining('_posts/2026-02-03-boats.md') },
    });
    expect(await readFile(join(base, post), 'utf8')).toBe('Mine.');
    expect(git('site', 'branch', '--format=%(refname:short)')).toBe('main');
  });

  it('commits with a post the picture that was pasted for it, and its post that waits for a commit, once', async () => {
    await repository('site');
    await write('site/assets/quay.png', 'PNG');
    await write('site/assets/other.png', 'PNG 2');
    await write('site/_drafts/boats.md', draft.replace('Dry.', '![The quay](/assets/quay.png)'));
    const session = new ExportSession(() => undefined);
    const first = await planned(session, 'site');
    expect(first.waiting).toEqual(['assets/quay.png']);
    await session.carryOut({ plan: first.plan, branch: null, message: null, each: false });
    const again = await session.plan({
      source: join(base, 'site'),
      target: join(base, 'site'),
      posts: [sitePath('_posts/2026-02-03-boats.md')],
      decisions: [],
      now: Date.UTC(2026, 2, 1),
      zone: 'UTC',
    });
    if (again.kind !== 'planned') throw new Error(again.problem.cause);
    expect(again.summary).toMatchObject({ files: [], waiting: ['_posts/2026-02-03-boats.md', 'assets/quay.png'] });
    const { plan } = again.summary;
    const done = await session.carryOut({ plan, branch: null, message: 'Publish: Boats', each: false });
    expect(done).toMatchObject({ kind: 'done', files: 0, commits: [{ branch: 'main' }] });
    expect(git('site', 'show', '--format=', '--name-only').split('\n')).toEqual([
      '_posts/2026-02-03-boats.md',
      'assets/quay.png',
    ]);
    expect(git('site', 'status', '--porcelain')).toBe('?? assets/other.png');
  });

  it('takes up in the target what a crash cut off, before it plans', async () => {
    await repository('site');
    await write('src/_drafts/boats.md', draft);
    await write('site/.galley-changes-0123456789abcdef/owner-0.json', '{"pid":4194305,"host":"' + hostname() + '"}');
    const { problems } = await planned(new ExportSession(() => undefined), 'src');
    expect(problems.map(({ code }) => code)).toContain('export-discarded');
    expect(existsSync(join(base, 'site/.galley-changes-0123456789abcdef'))).toBe(false);
  });

  it('does not take back what somebody changed since', async () => {
    await repository('site');
    await write('src/_drafts/boats.md', draft);
    const session = new ExportSession(() => undefined);
    const { plan } = await planned(session, 'src');
    await session.carryOut({ plan, branch: null, message: null, each: false });
    await write(post, 'Mine now\n');
    expect(await session.undo()).toMatchObject({ kind: 'refused', problem: { code: 'changed-since' } });
    expect(await readFile(join(base, post), 'utf8')).toBe('Mine now\n');
  });

  it('shows both sides of a conflict, and plans anew once it is decided', async () => {
    await repository('site');
    await write(post, draft.replace('Dry', 'Wet'));
    await write('src/_drafts/boats.md', draft);
    const session = new ExportSession(() => undefined);
    const { plan, conflicts } = await planned(session, 'src');
    const texts = await session.texts({ plan, of: 'conflict', at: 0 });
    expect(texts?.before).toContain('Wet');
    expect(texts?.after).toContain('Dry');
    const decided = await planned(session, 'src', [{ path: conflicts[0]!.path, decision: 'replace', text: null }]);
    expect(decided).toMatchObject({ conflicts: [], files: [{ kind: 'change-text' }] });
  });

  it('writes nothing for a plan that a later one has replaced', async () => {
    await repository('site');
    await write('src/_drafts/boats.md', draft);
    const session = new ExportSession(() => undefined);
    const { plan } = await planned(session, 'src');
    await planned(session, 'src');
    expect(await session.carryOut({ plan, branch: null, message: null, each: false })).toEqual({ kind: 'cancelled' });
    expect(existsSync(join(base, post))).toBe(false);
  });

  it('plans with what is there now after a file changed meanwhile, though a conflict was decided', async () => {
    await repository('site');
    await write(post, draft.replace('Dry', 'Wet'));
    await write('src/_drafts/boats.md', draft);
    const session = new ExportSession(() => undefined);
    const decisions = [{ path: sitePath('_posts/2026-02-03-boats.md'), decision: 'replace' as const, text: null }];
    await planned(session, 'src');
    const { plan } = await planned(session, 'src', decisions);
    await write(post, draft.replace('Dry', 'Wetter'));
    const refused = await session.carryOut({ plan, branch: null, message: null, each: false });
    expect(refused).toMatchObject({ kind: 'refused', problem: { code: 'changed-meanwhile' } });
    const again = await planned(session, 'src', decisions);
    expect((await session.texts({ plan: again.plan, of: 'file', at: 0 }))?.before).toContain('Wetter');
    expect(await session.carryOut({ plan: again.plan, branch: null, message: null, each: false })).toMatchObject({
      kind: 'done',
    });
  });

  it('holds the plan that was asked for last, however long the one before takes', async () => {
    await repository('site');
    await write('src/_drafts/boats.md', draft);
    await write('small/_config.yml', '');
    await write(`site/${'deep/'.repeat(100)}note.md`, '---\n---\nA note.\n');
    const session = new ExportSession(() => undefined);
    const [, last] = await Promise.all([planned(session, 'src'), planned(session, 'src', [], 'small')]);
    expect(await session.carryOut({ plan: last.plan, branch: null, message: null, each: false })).toMatchObject({
      kind: 'done',
    });
  });

  it('writes the text that was chosen difference by difference, and asks no more', async () => {
    await repository('site');
    await write(post, draft.replace('Dry', 'Wet'));
    await write('src/_drafts/boats.md', draft);
    const session = new ExportSession(() => undefined);
    const { conflicts } = await planned(session, 'src');
    const text = draft.replace('Dry', 'Neither');
    const chosen = await planned(session, 'src', [{ path: conflicts[0]!.path, decision: 'chosen', text }]);
    await session.carryOut({ plan: chosen.plan, branch: null, message: null, each: false });
    expect(await readFile(join(base, post), 'utf8')).toBe(text);
    expect(await planned(new ExportSession(() => undefined), 'src')).toMatchObject({ files: [], conflicts: [] });
  });

  it('shows a page before and after, with the picture that is still in the source', async () => {
    await repository('site');
    await write('site/_config.yml', 'title: Quay\nurl: https://quay.example\nbaseurl: /news\n');
    await write('site/_layouts/post.html', '<link rel="stylesheet" href="{{ "/a.css" | absolute_url }}">{{ content }}');
    await write('site/a.scss', '---\n---\n$c: red; p { color: $c }\n');
    await write(post, draft.replace('title', 'layout: post\ntitle').replace('Dry', 'Wet'));
    await write('src/pictures/der kai.png', 'the bytes');
    const text = '![A](../pictures/der kai.png)\n';
    await write('src/_drafts/boats.md', draft.replace('title', 'layout: post\ntitle').replace('Dry.', text));
    const session = new ExportSession(() => undefined);
    const { conflicts } = await planned(session, 'src');
    const { plan } = await planned(session, 'src', [{ path: conflicts[0]!.path, decision: 'replace', text: null }]);
    const answer = await session.pages({ plan });
    const at = answer.kind === 'compared' ? answer.pages.findIndex(({ url }) => url.endsWith('boats.html')) : -1;
    expect(answer.kind === 'compared' && answer.pages[at]).toMatchObject({ kind: 'changed', type: 'text/html' });
    expect(await session.page({ plan, at, side: 'before' })).toContain('<p>Wet.</p>');
    const after = await session.page({ plan, at, side: 'after' });
    expect(after).toContain('href="/news/a.css"');
    const src = decodeURI(/src="([^"]*)"/.exec(after ?? '')![1]!);
    const absolute = join(base, 'src/pictures/der kai.png');
    expect(await session.part({ path: src, side: 'after' })).toEqual({ kind: 'file', absolute });
    expect(await session.part({ path: src, side: 'before' })).toEqual({ kind: 'missing' });
    const style = await session.part({ path: '/news/a.css', side: 'before' });
    expect(style).toMatchObject({ kind: 'text', text: 'p {\n  color: red;\n}\n' });
    expect(await session.part({ path: '/news/.git/config', side: 'after' })).toEqual({ kind: 'missing' });
  });

  it('fetches, pulls below its own commits and pushes, and says how the repository stands', async () => {
    await repository('site');
    git('.', 'clone', '-q', '--bare', 'site', 'remote.git');
    git('site', 'remote', 'add', 'origin', join(base, 'remote.git'));
    git('site', 'push', '-q', '--set-upstream', 'origin', 'main');
    git('.', 'clone', '-q', 'remote.git', 'other');
    await write('other/about.md', 'Ours\n');
    git('other', 'add', '-A');
    git('other', 'commit', '-qm', 'Theirs');
    git('other', 'push', '-q');
    await write('site/own.md', 'Own\n');
    git('site', 'add', '-A');
    git('site', 'commit', '-qm', 'Own');
    await write('src/_drafts/boats.md', draft);
    const session = new ExportSession(() => undefined);
    await planned(session, 'src');
    const standing = { branch: 'main', remote: true, changed: 0 };
    expect(await session.git({ step: 'fetch' })).toMatchObject({
      kind: 'done',
      repository: { ...standing, ahead: 1, behind: 1 },
    });
    expect(await session.git({ step: 'push' })).toMatchObject({ kind: 'refused', problem: { code: 'git-diverged' } });
    expect(await session.git({ step: 'pull' })).toMatchObject({ repository: { ...standing, ahead: 1, behind: 0 } });
    expect(await session.git({ step: 'push' })).toMatchObject({ repository: { ...standing, ahead: 0, behind: 0 } });
    expect(git('remote.git', 'log', '--format=%s', 'main')).toBe('Own\nTheirs\nBegin');
  });
});
