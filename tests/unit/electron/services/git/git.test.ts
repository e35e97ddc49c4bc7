import { execFileSync } from 'node:child_process';
import { appendFile, chmod, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { git, isInRepository, readGit } from '../../../../../electron/services/git/git.ts';
import { gitHistory, gitText } from '../../../../../electron/services/git/git-history.ts';
import { sitePath } from '../../../../../shared/site/site-file.ts';
import { folderWith } from '../../../../kit/folder.ts';

const post = sitePath('a.md');

/** A repository whose own configuration names a program for everything that git can be made to run. */
async function hostileRepository() {
  const folder = await folderWith({ 'a.md': 'one\n' });
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
  git('init', '-q');
  git('config', 'user.name', 'A');
  git('config', 'user.email', 'a@example.org');
  git('add', '.');
  git('commit', '-qm', 'first');
  // A signature, so that there is something to verify.
  const raw = execFileSync('git', ['cat-file', 'commit', 'HEAD'], { cwd: folder, encoding: 'utf8' });
  const signed = raw.replace('\n\n', '\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n');
  const commit = execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin'], {
    cwd: folder,
    input: signed,
    encoding: 'utf8',
  }).trim();
  git('update-ref', 'HEAD', commit);
  const program = join(folder, '.git', 'run');
  const proof = join(folder, '.git', 'ran');
  await writeFile(program, `#!/bin/sh\necho "$0 $*" >> '${proof}'\nexit 1\n`);
  await chmod(program, 0o755);
  await writeFile(join(folder, '.gitattributes'), '*.md diff=evil filter=evil\n');
  await appendFile(
    join(folder, '.git', 'config'),
    [
      `[core]\n\tfsmonitor = ${program}\n\tpager = ${program}\n\teditor = ${program}\n\tsshCommand = ${program}`,
      `\thooksPath = ${join(folder, '.git')}\n\taskPass = ${program}\n\talternateRefsCommand = ${program}`,
      `[log]\n\tshowSignature = true\n[gpg]\n\tprogram = ${program}\n[pager]\n\tlog = ${program}\n\tshow = ${program}`,
      `[diff]\n\texternal = ${program}\n[diff "evil"]\n\ttextconv = ${program}\n\tcommand = ${program}`,
      `[filter "evil"]\n\tsmudge = ${program}\n\tclean = ${program}\n\tprocess = ${program}`,
      `[extensions]\n\tpartialClone = origin\n[protocol]\n\tallow = always\n[protocol "ext"]\n\tallow = always`,
      `[remote "origin"]\n\turl = ext::${program} %S\n\tpromisor = true\n\tpartialclonefilter = blob:none`,
      `\tuploadpack = ${program}\n[credential]\n\thelper = !${program}`,
      '',
    ].join('\n'),
  );
  return { folder, git, commit, proof };
}

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

test('reading a repository runs no program that it names for itself', async () => {
  const { folder, commit, proof } = await hostileRepository();
  expect((await readGit(folder))?.branch).toMatch(/\w/);
  expect((await gitHistory(folder, post))[0]?.subject).toBe('first');
  expect(await gitText(folder, commit, post)).toBe('one\n');
  expect(await isThere(proof)).toBe(false);
});

test('an object that is missing is not fetched, whatever protocol the repository allows itself', async () => {
  const { folder, git, commit, proof } = await hostileRepository();
  const blob = git('rev-parse', 'HEAD:a.md');
  await rm(join(folder, '.git', 'objects', blob.slice(0, 2), blob.slice(2)));
  expect(await gitText(folder, commit, post)).toBeUndefined();
  expect(await isThere(proof)).toBe(false);
});

test('a repository is found from any folder in it, and from none outside', async () => {
  const folder = await folderWith({ 'posts/a.md': '' });
  expect(await isInRepository(join(folder, 'posts'))).toBe(false);
  execFileSync('git', ['init', '-q'], { cwd: folder });
  expect(await isInRepository(join(folder, 'posts'))).toBe(true);
});

test('git is started elsewhere and goes into the folder by itself, whose disk may not answer', async () => {
  const programs = await folderWith({ git: '#!/bin/sh\npwd; echo "$@"\n' });
  await chmod(join(programs, 'git'), 0o755);
  vi.stubEnv('PATH', `${programs}:${process.env['PATH']}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  const folder = await folderWith();
  const [started, asked] = (await git(folder, ['status'])).split('\n');
  expect(started).toBe(process.cwd());
  expect(asked).toMatch(new RegExp(`^-C ${folder} .*status$`));
});
