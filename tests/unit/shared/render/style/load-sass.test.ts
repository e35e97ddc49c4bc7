import { describe, expect, it } from 'vitest';
import { loadSass } from '../../../../../shared/render/style/load-sass.ts';

const request = {
  syntax: 'scss',
  style: 'expanded',
  url: 'assets/main.scss',
  find: () => undefined,
  at: () => undefined,
} as const;

describe('loadSass', () => {
  it('compiles without code made of text', async () => {
    const compile = await loadSass();
    expect(compile({ ...request, source: '$ink: #222;\nbody { color: $ink; }' })).toMatchObject({
      ok: true,
      css: 'body {\n  color: #222;\n}\n',
    });
  });

  it('gives the message and the line of what is wrong', async () => {
    const compile = await loadSass();
    expect(compile({ ...request, source: 'body {\n  color: $gone;\n}' })).toMatchObject({
      ok: false,
      error: { line: 2 },
    });
  });

  it('reads the files that a stylesheet uses', async () => {
    const compile = await loadSass();
    const source = { url: '_sass/ink.scss', contents: '$ink: #222;', syntax: 'scss' } as const;
    const outcome = compile({
      ...request,
      source: '@import "ink";\nbody { color: $ink; }',
      find: () => source,
      at: () => source,
    });
    expect(outcome).toMatchObject({ ok: true, css: 'body {\n  color: #222;\n}\n' });
  });

  it('leaves the global as it was', async () => {
    const own = globalThis.Function;
    await loadSass();
    expect(globalThis.Function).toBe(own);
  });
});
