import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../../../electron/cli/unified-diff.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-diff-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('unifiedDiff', () => {
  it.each([
    ['lines that change', 'a\nb\nc\n', 'a\nB\nC\nc\n'],
    ['several lines with CRLF', 'a\r\nb\r\nc\r\n', 'a\r\nB\r\nC\r\n'],
    ['lines that come', 'a\nb\n', 'a\nnew\nb\n'],
    ['lines that come first', 'a\n', 'new\na\n'],
    ['lines that go', 'a\nb\nc\n', 'c\n'],
    ['a last line without a break', 'a\nb', 'a\nc'],
    ['a last line that gets its break', 'a\nb', 'a\nb\n'],
    ['a separator of lines inside a line', 'a\u2028b\n', 'a\u2028c\n'],
  ])('gives what git makes the new text of: %s', async (_, before, after) => {
    await writeFile(join(folder, 'post.md'), before);
    const git = ['apply', '--unidiff-zero', '-p0', '--whitespace=nowarn', '-'];
    execFileSync('git', git, { cwd: folder, input: unifiedDiff('post.md', { before, after }) });
    expect(await readFile(join(folder, 'post.md'), 'utf8')).toBe(after);
  });
});
