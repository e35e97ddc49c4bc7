import { describe, expect, it } from 'vitest';
import { galley } from '../../../kit/cli.ts';
import { folderWith } from '../../../kit/folder.ts';
import { rules } from '../../../../shared/export/rules.ts';

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
}
interface Located {
  readonly artifactLocation: { readonly uri: string };
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly { readonly physicalLocation: Located & { readonly region: Region } }[];
  readonly fixes?: readonly {
    readonly description: { readonly text: string };
    readonly artifactChanges: readonly (Located & {
      readonly replacements: readonly {
        readonly deletedRegion: { readonly charOffset: number; readonly charLength: number };
        readonly insertedContent: { readonly text: string };
      }[];
    })[];
  }[];
}
interface Log {
  readonly $schema: string;
  readonly version: string;
  readonly runs: readonly {
    readonly columnKind: string;
    readonly tool: {
      readonly driver: {
        readonly name: string;
        readonly rules: readonly {
          readonly id: string;
          readonly shortDescription: { readonly text: string };
          readonly defaultConfiguration: { readonly level: string };
        }[];
      };
    };
    readonly results: readonly Result[];
  }[];
}

const long = 'A title that is far longer than what a page of search results would ever show of it, by any measure';
const files = {
  '_config.yml': 'title: Quay\npermalink: /:title/\n',
  '.galley.yml': 'checks:\n  image-kilobytes: 1\n  tags: [harbour]\n  title-length: info\n',
  '_layouts/post.html': '{{ content }}',
  '_posts/2026-01-01-ä 😀.md': `---
layout: none-such
title: "${long}"
date: 2026-01-02 10:00:00 +0000
tags: [harbours]
excerpt: "${long} ${long}"
---
😀 Über {++alles++} ![](/big.png) ![x](/missing.png) [a](/nowhere/) [b](/same/#no) <img alt="m" src="http://example.org/x.png">

{% include none.html %}
{{ 'a' | none_such }}
`,
  '_posts/2026-01-03-same.md': '---\nlayout: post\ntitle: Same\n---\nText.\n',
  '_drafts/same.md': '---\nlayout: post\ntitle: Same\n---\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n',
  '_drafts/open.md': '---\ntitle: Open\n\nText.\n',
  '_posts/2027-01-01-later.md': '---\nlayout: post\ntitle: ""\ndate: 2090-01-01\npermalink: /same/\n---\nText.\n',
  'big.png': 'x'.repeat(5000),
};

describe('findings as SARIF 2.1.0', () => {
  it('have every property that the standard demands, of each rule, and say the same as text and JSON', async () => {
    const site = await folderWith(files);
    const run = (...args: string[]) => galley(['check', '--site', '.', ...args], site);
    const [sarif, json, text] = [await run('--format', 'sarif'), await run('--json'), await run()];
    const log = JSON.parse(sarif.output) as Log;
    const found = JSON.parse(json.output) as { code: string; place: { path: string; line: number; column: number } }[];
    expect([log.version, log.$schema, sarif.code]).toEqual(['2.1.0', expect.stringContaining('sarif-2.1.0'), 1]);
    const { driver } = log.runs[0]!.tool;
    expect(driver.name).toBe('galley');
    expect(driver.rules.map(({ id }) => id)).toEqual(Object.keys(rules));
    for (const { shortDescription, defaultConfiguration } of driver.rules) {
      expect(shortDescription.text).not.toBe('');
      expect(['none', 'note', 'warning', 'error']).toContain(defaultConfiguration.level);
    }
    const { results } = log.runs[0]!;
    for (const { ruleId, ruleIndex, level, message, locations } of results) {
      expect(driver.rules[ruleIndex]?.id).toBe(ruleId);
      expect(['note', 'warning', 'error']).toContain(level);
      expect(message.text).not.toBe('');
      const { artifactLocation, region } = locations[0]!.physicalLocation;
      expect(artifactLocation.uri).toMatch(/^(?:[\w.~!$&'()*+,;=@-]|%[0-9A-F]{2})+(?:\/(?:[\w.~-]|%[0-9A-F]{2})+)*$/);
      expect(Object.keys(files)).toContain(decodeURIComponent(artifactLocation.uri));
      expect([region.startLine >= 1, region.startColumn >= 1]).toEqual([true, true]);
    }
    const wanted = Object.keys(rules).filter(rule => rule !== 'field-missing');
    expect([...new Set(results.map(({ ruleId }) => ruleId))].sort()).toEqual(wanted.sort());
    expect(found.map(({ code, place }) => [code, place.line, place.column])).toEqual(
      results.map(({ ruleId, locations }) => {
        const { region } = locations[0]!.physicalLocation;
        return [ruleId, region.startLine, region.startColumn];
      }),
    );
    for (const { code, place } of found)
      expect(text.errors).toMatch(new RegExp(`^${place.path}:${place.line}:${place.column}: .*\\[${code}\\]$`, 'm'));
  });

  it('bring the changes that mend them', async () => {
    const site = await folderWith(files);
    const { output } = await galley(['check', '--site', '.', '--format', 'sarif'], site);
    const { results } = (JSON.parse(output) as Log).runs[0]!;
    const fix = results.find(({ ruleId }) => ruleId === 'tag-vocabulary')?.fixes?.[0];
    const [{ deletedRegion, insertedContent }] = fix!.artifactChanges[0]!.replacements as [never] as [
      { deletedRegion: { charOffset: number; charLength: number }; insertedContent: { text: string } },
    ];
    const source = files['_posts/2026-01-01-ä 😀.md'];
    const { charOffset, charLength } = deletedRegion;
    const mended = source.slice(0, charOffset) + insertedContent.text + source.slice(charOffset + charLength);
    expect(mended).toBe(source.replace('[harbours]', '[harbour]'));
  });
});
