import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as sass from 'sass';
import { describe, expect, it } from 'vitest';
import { Engine } from '../../shared/render/engine/engine.ts';
import { dartSass } from '../../shared/render/style/dart-sass.ts';
import { sitePath } from '../../shared/site/site-file.ts';
import { domLines } from '../kit/dom.ts';
import { fixtureFiles } from '../kit/fixture-site.ts';

interface Case {
  readonly site: string;
  readonly zone?: string;
  readonly configs?: readonly string[];
  readonly overrides?: Readonly<Record<string, string | boolean | number>>;
}

interface Recorded {
  readonly path: string;
  readonly url: string;
  readonly dest: string;
  readonly body: string | null;
  readonly page: string;
}

const FOLDER = join(import.meta.dirname, 'sites');
const CASES = JSON.parse(readFileSync(join(FOLDER, 'cases.json'), 'utf8')) as Readonly<Record<string, Case>>;

describe.each(Object.entries(CASES))('the site %s is as Jekyll publishes it', (name, options) => {
  const { pages, copied } = readRecorded(name);
  const engine = openSite(options);

  it('writes the same pages to the same places', () => {
    const mine = engine.outputs().flatMap(({ dest, copied }) => (copied ? [] : [dest]));
    expect([...mine].sort()).toEqual(pages.map(({ dest }) => dest).sort());
  });

  it('copies the same files', () => {
    const mine = engine.outputs().flatMap(({ dest, copied }) => (copied ? [dest] : []));
    expect([...mine].sort()).toEqual(copied);
  });

  it.each(pages.map(page => [page.dest, page] as const))('%s', (dest, page) => {
    const served = engine.renderUrl(`/${dest}`);
    const rendered = served?.kind === 'rendered' ? served.rendered : undefined;
    expect(rendered?.url).toBe(page.url);
    if (page.body !== null) expect(domLines(rendered?.body ?? '', 'fragment')).toEqual(domLines(page.body, 'fragment'));
    expect(domLines(rendered?.html ?? '', 'page')).toEqual(domLines(page.page, 'page'));
  });
});

function openSite({ site, zone, configs, overrides }: Case): Engine {
  const engine = new Engine({
    now: Date.UTC(2026, 10, 23, 5),
    zone: zone ?? 'UTC',
    environment: 'development',
    overrides: new Map(Object.entries(overrides ?? {})),
    style: dartSass(sass),
    ...(configs ? { configFiles: configs.map(sitePath) } : {}),
  });
  engine.apply({ changed: fixtureFiles(site), removed: [] });
  return engine;
}

function readRecorded(name: string): { readonly pages: readonly Recorded[]; readonly copied: readonly string[] } {
  const lines = readFileSync(join(FOLDER, `${name}.ndjson`), 'utf8')
    .trim()
    .split('\n');
  const read = lines.map(line => JSON.parse(line) as Recorded | { readonly copied: readonly string[] });
  return {
    pages: read.flatMap(entry => ('copied' in entry ? [] : [entry])),
    copied: read.flatMap(entry => ('copied' in entry ? entry.copied : [])),
  };
}
