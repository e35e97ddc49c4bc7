import { describe, expect, test } from 'vitest';
import { readByteRange } from '../../../../electron/app/protocols/byte-range.ts';
import { readCommandLine } from '../../../../electron/app/command-line.ts';

describe('the command line', () => {
  test.each([
    [[], undefined, undefined],
    [['site'], '/here/site', undefined],
    [['/abs/post.md'], '/abs/post.md', undefined],
    [['--no-sandbox', 'site', '--screenshot', 'x.png'], '/here/site', '/here/x.png'],
    [['--screenshot=/tmp/x.png', 'site'], '/here/site', '/tmp/x.png'],
    [['--user-data-dir=/tmp/profile', '--inspect=0'], undefined, undefined],
  ])('%j', (args, open, screenshot) => {
    expect(readCommandLine(args, '/here')).toEqual({ open, screenshot });
  });
});

describe('a range of bytes', () => {
  test.each([
    [null, 'all'],
    ['bytes=0-9', { start: 0, end: 9 }],
    ['bytes=90-', { start: 90, end: 99 }],
    ['bytes=90-200', { start: 90, end: 99 }],
    ['bytes=-5', { start: 95, end: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-2', 'all'],
    ['bytes=0-1,4-5', 'all'],
    ['lines=1-2', 'all'],
    ['bytes=-', 'all'],
  ])('%s', (header, expected) => {
    expect(readByteRange(header, 100)).toEqual(expected);
  });
});
