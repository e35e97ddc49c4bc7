import { describe, expect, it } from 'vitest';
import { sourceLines } from '../../../../../shared/render/liquid/output.ts';
import type { RubyHash } from '../../../../../shared/ruby/value.ts';
import { render } from './kit.ts';

const data: RubyHash = new Map<string, string | readonly number[]>([
  ['two', 'first\nsecond'],
  ['list', [1, 2]],
]);

function lines(text: string, files = {}): [string, number][] {
  const { text: output, segments = [] } = render(text, { data, files, lineMap: true, firstLine: 1 });
  const numbers = sourceLines(output, segments);
  return output.split('\n').map((line, i) => [line, numbers[i] ?? 0]);
}

describe('the source line of each line of output', () => {
  it('is the line itself in literal text', () => {
    expect(lines('a\nb\nc')).toEqual([['a', 1], ['b', 2], ['c', 3]]); // prettier-ignore
  });

  it('counts from the first line of the text in its file', () => {
    const { text, segments = [] } = render('a\nb', { lineMap: true, firstLine: 7 });
    expect(sourceLines(text, segments)).toEqual([7, 8]);
  });

  it('is the line of the variable for all that it prints', () => {
    expect(lines('a\n{{ two }}\nb')).toEqual([['a', 1], ['first', 2], ['second', 2], ['b', 3]]); // prettier-ignore
  });

  it('passes over tags that print nothing', () => {
    expect(lines('{% assign x = 1 %}\n\na {{ x }}')).toEqual([['', 1], ['', 2], ['a 1', 3]]); // prettier-ignore
  });

  it('follows white-space control', () => {
    expect(lines('{% assign x = 1 -%}\n\n\na\nb')).toEqual([['a', 4], ['b', 5]]); // prettier-ignore
  });

  it('repeats in a loop', () => {
    expect(lines('{% for i in list %}\n{{ i }}\n{% endfor %}\nz')).toEqual([
      ['', 1],
      ['1', 2],
      ['', 1],
      ['2', 2],
      ['', 3],
      ['z', 4],
    ]);
  });

  it('is the line of the tag for an include', () => {
    expect(lines('a\n{% include x.html %}\nb', { '_includes/x.html': 'x\ny\n{{ two }}' })).toEqual([
      ['a', 1],
      ['x', 2],
      ['y', 2],
      ['first', 2],
      ['second', 2],
      ['b', 3],
    ]);
  });

  it('follows raw text', () => {
    expect(lines('a\n{% raw %}\nb\n{{ c }}\n{% endraw %}\nd').map(([, line]) => line)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('follows highlighted code', () => {
    expect(lines('a\n{% highlight text %}\nb\nc\n{% endhighlight %}\nd').map(([, line]) => line)).toEqual([1, 3, 4, 6]);
  });
});

it('is not made unless it is asked for', () => {
  expect(render('a').segments).toBeUndefined();
});
