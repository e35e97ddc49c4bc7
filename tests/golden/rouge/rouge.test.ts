import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { highlight } from '../../../shared/render/rouge/rouge.ts';
import recorded from './recorded.json' with { type: 'json' };

const SAMPLES = join(import.meta.dirname, 'samples');
const EXPECTED: Readonly<Record<string, string>> = recorded.samples;

describe('code highlighted as the recorded Rouge highlights it', () => {
  it.each(readdirSync(SAMPLES).sort())('%s', name => {
    const code = readFileSync(join(SAMPLES, name), 'utf8');
    expect(highlight(code, name.replace(/\..*/u, ''))).toBe(EXPECTED[name]);
  });
});
