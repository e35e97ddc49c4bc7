import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../../shared/kit/problem.ts';
import { Problems } from '../../../../renderer/state/problems.ts';

const problem = (path: string, line: number, severity: Problem['severity'] = 'warning'): Problem => ({
  severity,
  code: 'image-missing',
  place: { path, line, column: 1 },
  cause: `No image at line ${line}.`,
  remedy: 'Add it.',
});

describe('Problems', () => {
  it('replaces what one source said before', () => {
    const problems = new Problems();
    problems.report('page', [problem('a.md', 1), problem('a.md', 2)]);
    problems.report('page', [problem('a.md', 3)]);
    expect(problems.store.get().map(one => one.place.line)).toEqual([3]);
  });

  it('keeps what other sources said', () => {
    const problems = new Problems();
    problems.report('page', [problem('a.md', 1)]);
    problems.report('site', [problem('_config.yml', 1)]);
    problems.report('page', []);
    expect(problems.store.get().map(one => one.place.path)).toEqual(['_config.yml']);
  });

  it('shows one problem once, however many found it', () => {
    const problems = new Problems();
    problems.report('page', [problem('a.md', 1)]);
    problems.report('details', [problem('a.md', 1)]);
    expect(problems.store.get()).toHaveLength(1);
  });

  it('tells what is wrong with front matter once, as the page found it', () => {
    const problems = new Problems();
    const broken = (path: string, line: number): Problem => ({
      ...problem(path, line, 'error'),
      code: 'front-matter-invalid',
    });
    const places = () => problems.store.get().map(({ place }) => `${place.path}:${place.line}`);
    problems.report('details', [broken('a.md', 2), broken('a.md', 4)]);
    expect(places()).toEqual(['a.md:2', 'a.md:4']);
    problems.report('page', [broken('a.md', 3), broken('b.md', 1)]);
    expect(places()).toEqual(['a.md:3', 'b.md:1']);
    problems.report('page', []);
    expect(places()).toEqual(['a.md:2', 'a.md:4']);
  });

  it('tells of front matter without an end as the check does, which closes it', () => {
    const problems = new Problems();
    const unclosed = { ...problem('a.md', 1, 'error'), code: 'front-matter-unclosed' };
    problems.report('details', [unclosed]);
    problems.report('page', [{ ...unclosed, cause: 'Not closed.' }]);
    expect(problems.store.get()).toHaveLength(1);
    const found = { ...unclosed, code: 'front-matter-closed', cause: 'It would be published.' };
    problems.report('checks', [found]);
    expect(problems.store.get()).toEqual([found]);
  });

  it('puts errors first, then goes by place', () => {
    const problems = new Problems();
    problems.report('page', [problem('b.md', 9), problem('a.md', 4), problem('c.md', 1, 'error')]);
    expect(problems.store.get().map(one => one.place.path)).toEqual(['c.md', 'a.md', 'b.md']);
  });

  it('tells nobody when the same is said again', () => {
    const problems = new Problems();
    problems.report('page', [problem('a.md', 1)]);
    let heard = 0;
    problems.store.subscribe(() => (heard += 1));
    problems.report('page', [problem('a.md', 1)]);
    expect(heard).toBe(0);
  });
});
