import { describe, expect, it } from 'vitest';
import { factsContext } from '../../../../shared/library/facts-context.ts';
import { DEFAULT_REVIEW } from '../../../../shared/library/facts.ts';
import { readSettings } from '../../../../shared/site/config/site-settings.ts';
import { sitePath } from '../../../../shared/site/site-file.ts';
import { rowNames } from '../../../../renderer/library/row-names.ts';

const path = sitePath('_posts/2024-05-01-late-ferry.md');
const config = 'defaults:\n  - scope: { type: posts }\n    values: { author: teo }\n';
const files = new Map([
  ['_config.yml', { path: sitePath('_config.yml'), text: config, modified: 0, size: config.length }],
]);
const settings = readSettings(files, undefined, { now: 0, zone: 'UTC' }, () => []);
const names = (text: string) => rowNames(path, text, factsContext(settings, DEFAULT_REVIEW));

describe('rowNames', () => {
  it('reads title, author and categories as the list does', () =>
    expect(names('---\ntitle: Fog\nauthor: [ana, bo]\ncategory: sea\n---\nText.\n')).toEqual({
      title: 'Fog',
      author: 'ana, bo',
      categories: ['sea'],
    }));

  it('falls back to the file’s name and the defaults', () =>
    expect(names('---\nlayout: post\n---\n')).toEqual({ title: 'Late Ferry', author: 'teo', categories: [] }));

  it('says nothing while the front matter cannot be read', () =>
    expect(['Text.', '---\ntitle: Fog\n', '---\ntitle: "Fog\n---\n', '+++\ntitle = 1\n+++\n'].map(names)).toEqual([
      null,
      null,
      null,
      null,
    ]));
});
