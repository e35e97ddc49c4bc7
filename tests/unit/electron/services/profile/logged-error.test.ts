import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { loggedError } from '../../../../../electron/services/profile/logged-error.ts';

const caught = async (work: () => unknown): Promise<unknown> => {
  try {
    return await work();
  } catch (error) {
    return error;
  }
};

it('tells no name of a file', async () => {
  const error = await caught(() => readFile('/nowhere/2025-12-02-my-secret.md'));
  expect(String(error)).toContain('my-secret');
  expect(loggedError(error)).toMatch(/^Error ENOENT(\n +at .*)*$/);
});

it('quotes no text that could not be read', async () => {
  const error = await caught(() => JSON.parse('my secret\n    at heart') as unknown);
  expect(String(error)).toContain('secret');
  expect(loggedError(error)).toMatch(/^SyntaxError\n +at /);
  expect(loggedError(error)).not.toMatch(/secret|heart/);
});

it('tells what is wrong in the program, and where', async () => {
  const error = await caught(() => (undefined as unknown as { letters: string }).letters);
  expect(loggedError(error)).toMatch(/^TypeError: .*letters.*\n +at .*logged-error\.test/);
});

it('tells the kind of what is no error', () => expect(loggedError('my secret')).toBe('no error but a value (string)'));
