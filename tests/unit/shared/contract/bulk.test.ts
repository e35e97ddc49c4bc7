import { describe, expect, it } from 'vitest';
import { calls } from '../../../../shared/contract/calls.ts';

const decode = (change: unknown) =>
  calls['bulk.plan'].request({ site: 'a'.repeat(32), change, habits: { order: [], lists: 'flow' } });
const merge = { kind: 'merge', key: 'tags', from: ['a'], to: 'b' };

describe('a change that the page asks for', () => {
  it.each([
    { kind: 'list', edit: merge, paths: ['_posts/a.md'] },
    { kind: 'list', edit: { kind: 'add', key: 'categories', names: ['x'] }, paths: [] },
    { kind: 'cells', posts: [{ path: '_posts/a.md', cells: [{ key: 'title', kind: 'text', text: '' }] }] },
  ])('is taken: %j', change => {
    const decoded = decode(change);
    expect(decoded.ok && decoded.value.change).toEqual(change);
  });

  it.each([
    { kind: 'list', edit: merge, paths: ['../a.md'] },
    { kind: 'list', edit: { ...merge, to: ' ' }, paths: [] },
    { kind: 'list', edit: { ...merge, key: 'layout' }, paths: [] },
    { kind: 'list', edit: { kind: 'constructor' }, paths: [] },
    { kind: 'cells', posts: [{ path: '/etc/passwd', cells: [] }] },
    { kind: 'cells', posts: [{ path: 'a.md', cells: [{ key: '', kind: 'text', text: '' }] }] },
    { kind: '__proto__' },
    null,
  ])('is refused: %j', change => expect(decode(change).ok).toBe(false));
});
