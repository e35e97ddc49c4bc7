import { expect, it } from 'vitest';
import type { SiteId } from '../../../../../shared/contract/request-parts.ts';
import type { SitePath } from '../../../../../shared/site/site-file.ts';
import { readForForm } from '../../../../../renderer/state/post/details.ts';
import { OpenPost } from '../../../../../renderer/state/post/open-post.ts';

function read(yaml: string) {
  return readForForm(
    new OpenPost('1' as SiteId, '_posts/2026-01-01-a.md' as SitePath, `---\n${yaml}\n---\n\nWords.\n`),
  );
}

it('reads front matter of a thousand keys for the form', () => {
  const { entries, problems } = read(Array.from({ length: 1000 }, (_, at) => `key${at}: value`).join('\n'));
  expect([entries.length, problems]).toEqual([1000, []]);
});

it.each([
  ['ten thousand keys', Array.from({ length: 10_000 }, (_, at) => `key${at}: value`).join('\n')],
  ['lists a thousand deep', `a:\n${Array.from({ length: 1000 }, (_, at) => `${' '.repeat(at)}-`).join('\n')}`],
  ['a value of a megabyte', `a: ${'x'.repeat(1_000_000)}`],
])('leaves %s to the text, and says so', (_name, yaml) => {
  const { entries, problems, bodyStart } = read(yaml);
  expect([entries, problems.map(({ code }) => code)]).toEqual([[], ['front-matter-long']]);
  expect(bodyStart).toBe(yaml.length + 10);
});
