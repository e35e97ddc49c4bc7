import { describe, expect, it } from 'vitest';
import { findFences } from '../../../../shared/text/fences.ts';

describe('findFences', () => {
  it('takes the block between the fences of another tool', () => {
    expect(findFences('+++\ntitle = 1\n+++\nbody\n')).toEqual({
      kind: 'foreign',
      language: 'toml',
      range: { from: 3, to: 13 },
    });
  });

  it('knows a language in capital letters', () => {
    expect(findFences('---TOML\na = 1\n---\n')).toEqual({
      kind: 'foreign',
      language: 'toml',
      range: { from: 7, to: 13 },
    });
  });

  it.each(['---toml', '---a---', '+++', ';;;', '+++ yaml'])('takes a lone fence that is being typed: %s', text => {
    expect(findFences(text)).toMatchObject({ kind: 'foreign', range: { from: text.length, to: text.length } });
  });

  it('calls three dashes alone unclosed', () => expect(findFences('---')).toEqual({ kind: 'unclosed' }));

  it('takes a first line for text when it is longer than any name of a language', () => {
    expect(findFences(`---${'a'.repeat(400)}\na\n---\n`)).toEqual({ kind: 'none' });
  });
});
