import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FilesNow } from '../../../../../electron/services/reading/read-now.ts';
import { SiteFolder } from '../../../../../electron/services/folder/site-folder.ts';
import { sitePath } from '../../../../../shared/site/site-file.ts';
import { folderWith } from '../../../../kit/folder.ts';

async function filesOf(files: Readonly<Record<string, string | Uint8Array>>) {
  const { root } = await SiteFolder.open(await folderWith(files));
  const reader = new FilesNow(root);
  return { root, reader, head: (path: string) => reader.head(sitePath(path)) };
}

const body = 'Words.\n'.repeat(2000);

test.each([
  ['ends where the body begins', `---\ntitle: A\n---\n\n${body}`, '---\ntitle: A\n---\n\n'],
  ['is empty without front matter', body, ''],
  ['is the whole text where it is never closed', '---\ntitle: A\n', '---\ntitle: A\n'],
  [
    'may be longer than what is read first',
    `---\na: ${'x'.repeat(9000)}\n---\n${body}`,
    `---\na: ${'x'.repeat(9000)}\n---\n`,
  ],
  ['is found though a character is cut behind it', `---\ntitle: Ä\n---\n${'ö'.repeat(5000)}`, '---\ntitle: Ä\n---\n'],
])('the head %s', async (_what, text, head) => {
  expect((await filesOf({ 'a.md': text })).head('a.md')).toBe(head);
});

test('what is no UTF-8 text, is gone or belongs to the repository has no head', async () => {
  const { head } = await filesOf({
    'a.md': Uint8Array.of(45, 45, 45, 0, 10),
    'b.md': Uint8Array.of(255, 254),
    '.git/c.md': 'x',
  });
  expect(['a.md', 'b.md', 'c.md', '.git/c.md'].map(head)).toEqual([null, null, null, null]);
});

test('a NUL behind front matter belongs to the text, as for Jekyll', async () => {
  const text = '---\ntitle: A\n---\na\0b\n';
  const { reader, head } = await filesOf({ 'a.md': text });
  expect(reader.text(sitePath('a.md'))).toBe(text);
  expect(head('a.md')).toBe('---\ntitle: A\n---\n');
});

test('a link that leads out of the folder is not followed, not even by a name that was listed', async () => {
  const { root, reader, head } = await filesOf({ 'in.md': 'inside' });
  const outside = join(await folderWith({ 'secret.md': '---\nsecret: 1\n---\n' }), 'secret.md');
  await symlink(outside, join(root, 'out.md'));
  await symlink(join(root, 'in.md'), join(root, 'also.md'));
  reader.trust([sitePath('out.md'), sitePath('also.md')]);
  expect([head('out.md'), reader.text(sitePath('out.md')), reader.text(sitePath('also.md'))]).toEqual([
    null,
    null,
    'inside',
  ]);
  expect(head('../secret.md')).toBeNull();
});

test('a text is read as it is now', async () => {
  const { root, reader } = await filesOf({ 'a.md': 'one' });
  await writeFile(join(root, 'a.md'), 'two');
  expect(reader.text(sitePath('a.md'))).toBe('two');
});
