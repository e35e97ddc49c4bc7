import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTemplate } from '../../../../../shared/render/liquid/template.ts';
import { jekyllTags } from '../../../../../shared/render/tags/registry.ts';
import type { RubyHash } from '../../../../../shared/ruby/value.ts';
import { render } from './kit.ts';

const data: RubyHash = new Map<string, string | number | readonly number[]>([
  ['name', 'World'],
  ['list', [1, 2, 3]],
  ['text', 'words'],
]);

describe('problems', () => {
  it('names the file and the line of an unknown tag, and renders the rest', () => {
    const outcome = render('one\n{% nope %}\ntwo {{ name }}', { data, firstLine: 5 });
    expect(outcome.text).toBe('one\n\ntwo World');
    expect(outcome.all).toEqual([
      expect.objectContaining({
        severity: 'error',
        code: 'liquid-unknown-tag',
        place: { path: '_posts/a.md', line: 6, column: 1 },
        cause: "Unknown tag 'nope'",
      }),
    ]);
  });

  it('reports an unknown block once and shows its body', () => {
    const outcome = render('{% nope %}inside{% endnope %}');
    expect(outcome.text).toBe('inside');
    expect(outcome.all.map(problem => problem.cause)).toEqual(["Unknown tag 'nope'"]);
  });

  it('names the line on which a block was opened that is never closed', () => {
    const outcome = render('a\n{% if true %}\nb\nc');
    expect(outcome.text).toBe('a\n\nb\nc');
    expect(outcome.all[0]).toMatchObject({
      code: 'liquid-unclosed-tag',
      place: { line: 2 },
      remedy: 'Add {% endif %}.',
    });
  });

  it('lets the end tag of a block around close one that is open', () => {
    const outcome = render('{% for i in list %}{% if i %}{{ i }}{% endfor %}!', { data });
    expect(outcome.text).toBe('123!');
    expect(outcome.all).toHaveLength(1);
  });

  it('shows what is no tag as it is written', () => {
    const outcome = render('a {{ name and {% if', { data });
    expect(outcome.text).toBe('a {{ name and {% if');
    expect(outcome.all).toHaveLength(2);
  });

  it('shows the body of a block whose markup is wrong', () => {
    const outcome = render('{% for x %}body{% endfor %} after');
    expect(outcome.text).toBe('body after');
    expect(outcome.all[0]).toMatchObject({ code: 'liquid-syntax', severity: 'error' });
  });

  it('warns of what only the lax parser reads, and renders it', () => {
    const outcome = render('{{ name | upcase: }}', { data });
    expect(outcome.text).toBe('WORLD');
    expect(outcome.all).toEqual([expect.objectContaining({ severity: 'warning', code: 'liquid-lax' })]);
  });

  it('places what fails in an include in the include', () => {
    const files = { '_includes/x.html': 'one\n{{ 1 | divided_by: 0 }}' };
    const outcome = render('{% include x.html %}', { files });
    expect(outcome.text).toBe('one\n');
    expect(outcome.problems).toEqual([
      expect.objectContaining({ place: { path: '_includes/x.html', line: 2, column: 1 }, cause: 'divided by 0' }),
    ]);
  });

  it('reports the syntax errors of an include once', () => {
    const files = { '_includes/x.html': '{% nope %}' };
    expect(render('{% include x.html %}{% include x.html %}', { files }).problems).toHaveLength(1);
  });

  it('prints faults only where they are asked for', () => {
    const text = 'a{{ 1 | divided_by: 0 }}b';
    expect(render(text).text).toBe('ab');
    expect(render(text, { faults: 'show' }).text).toBe('aLiquid error (line 1): divided by 0b');
  });

  it('reports an undefined variable under strict_variables', () => {
    const outcome = render('a{{ missing }}b', { strictVariables: true });
    expect(outcome.text).toBe('ab');
    expect(outcome.problems[0]).toMatchObject({ code: 'liquid-undefined-variable' });
  });

  it('reports the same fault of the same line once', () => {
    expect(render('{% for i in list %}{{ 1 | divided_by: 0 }}{% endfor %}', { data }).problems).toHaveLength(1);
  });
});

describe('bounds', () => {
  const stopped = [expect.objectContaining({ code: 'liquid-budget' })];

  it('stops an include that includes itself', () => {
    const files = { '_includes/x.html': 'x{% include x.html %}' };
    const outcome = render('{% include x.html %}', { files });
    expect(outcome.text).toBe('x'.repeat(99));
    expect(outcome.problems[0]).toMatchObject({ code: 'liquid-nesting', place: { path: '_includes/x.html' } });
  });

  it('stops an include that includes itself twice', () => {
    const files = { '_includes/x.html': '{% include x.html %}{% include x.html %}' };
    const outcome = render('{% include x.html %}', { files });
    expect(outcome.problems).toContainEqual(
      expect.objectContaining({ code: 'liquid-budget', cause: expect.stringContaining('nested too deeply') }),
    );
  });

  it('stops nested loops, keeps what was printed and names the line', () => {
    const text = 'before\n{% for i in (1..100000) %}{% for j in (1..100000) %}{% endfor %}{% endfor %}';
    const outcome = render(text, { limits: { steps: 1_000_000 } });
    expect(outcome.text).toBe('before\n');
    expect(outcome.problems).toEqual([expect.objectContaining({ place: { path: '_posts/a.md', line: 2, column: 1 } })]);
  });

  it('stops at the deadline of the clock that it is given', () => {
    let now = 0;
    const deadline = { now: () => (now += 10), until: 100 };
    const outcome = render('{% for i in (1..1000000) %}x{% endfor %}', { limits: { deadline } });
    expect(outcome.problems).toEqual(stopped);
  });

  it('stops a text that doubles', () => {
    const doubling = '{% assign a = a | append: a %}'.repeat(100);
    expect(render(`{% assign a = "a" %}${doubling}`).problems).toEqual(stopped);
  });

  it('stops a list that doubles', () => {
    const doubling = '{% assign a = a | concat: a %}'.repeat(100);
    expect(render(`{% assign a = "a" | split: "," %}${doubling}`).problems).toEqual(stopped);
  });

  it('stops a range that is too long', () => {
    expect(render('{{ (1..99999999999) | join }}').problems).toEqual(stopped);
  });

  it('stops a replacement that grows', () => {
    const long = 'a'.repeat(10_000);
    expect(render(`{% assign a = "${long}" %}{{ a | replace: "a", a }}`).problems).toEqual(stopped);
  });

  it('stops numbers that grow', () => {
    const squares = '{% assign a = a | times: a %}'.repeat(60);
    expect(render(`{% assign a = 99999999999 %}${squares}`).problems).toEqual(stopped);
  });

  it('refuses blocks that nest more than a hundred deep', () => {
    const outcome = render(`${'{% if true %}'.repeat(300)}x`);
    expect(outcome.all).toContainEqual(expect.objectContaining({ code: 'liquid-nesting' }));
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...[
      '{%',
      '%}',
      '{{',
      '}}',
      '{%-',
      '-%}',
      ' if ',
      ' endif ',
      ' for i in list ',
      ' endfor ',
      ' else ',
      ' raw ',
      ' endraw ',
    ],
    ...[
      ' | ',
      ':',
      ',',
      '"',
      "'",
      '[',
      ']',
      '(1..3)',
      ' name',
      ' list',
      '.size',
      ' assign x = ',
      ' == ',
      ' and ',
      '\n',
      'text',
      '-1',
    ],
    ...[
      ' case 1 ',
      ' when 1 ',
      ' endcase ',
      ' cycle ',
      ' capture x ',
      ' endcapture ',
      ' include x.html ',
      ' liquid\n',
      ' comment ',
    ],
  );
  const template = fc.array(fc.oneof(pieces, fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 40 });

  it('renders without throwing', () => {
    const files = { '_includes/x.html': '{{ include.a }}{% if name %}' };
    fc.assert(
      fc.property(template, fc.constantFrom('warn' as const, 'lax' as const, 'strict' as const), (parts, mode) => {
        expect(typeof render(parts.join(''), { data, files, mode, lineMap: true }).text).toBe('string');
      }),
      { numRuns: 2000 },
    );
  });

  it('renders the same a second time', () => {
    fc.assert(
      fc.property(template, parts => {
        expect(render(parts.join(''), { data }).text).toBe(render(parts.join(''), { data }).text);
      }),
    );
  });

  it('is itself where no brace stands', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter(text => !text.includes('{')),
        text => render(text).text === text,
      ),
    );
  });
});

it('parses the same source once', () => {
  const options = { tags: jekyllTags };
  const source = { path: 'a.html', text: '{{ a }}' };
  expect(parseTemplate(source, options)).toBe(parseTemplate(source, options));
});

it('keeps counters where the caller keeps them', () => {
  const text = '{% increment n %}';
  expect(render(text).text + render(text).text).toBe('00');
});
