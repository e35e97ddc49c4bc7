import { describe, expect, it } from 'vitest';
import {
  addListItem,
  readFrontMatter,
  removeKey,
  removeListItem,
  setKey,
  setKeys,
} from '../../../../shared/text/front-matter.ts';
import { describeChange } from '../../../../shared/text/describe-change.ts';
import { applyChanges, type TextChange } from '../../../../shared/text/text-change.ts';
import { fromJson, Literal, type FrontMatterValue } from '../../../../shared/text/yaml/value.ts';
import type { Result } from '../../../../shared/kit/result.ts';
import type { Problem } from '../../../../shared/kit/problem.ts';

function after(text: string, result: Result<TextChange[], Problem>): string {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.cause}`);
  return applyChanges(text, result.value);
}

function code(result: Result<TextChange[], Problem>): string {
  return result.ok ? 'done' : result.error.code;
}

const post = (yaml: string): string => `---\n${yaml}---\n\nBody.\n`;
const set = (yaml: string, key: string, value: FrontMatterValue): string => {
  const text = post(yaml);
  return after(text, setKey(text, key, value)).slice(4, -'---\n\nBody.\n'.length);
};

describe('setting a scalar', () => {
  it('keeps plain text plain', () => expect(set('title: One\n', 'title', 'Two')).toBe('title: Two\n'));
  it('keeps double quotes', () => expect(set('title: "One"\n', 'title', 'Two')).toBe('title: "Two"\n'));
  it('keeps single quotes', () => expect(set("title: 'One'\n", 'title', "It's")).toBe("title: 'It''s'\n"));
  it('quotes text that holds a colon', () =>
    expect(set('title: One\n', 'title', 'One: two')).toBe('title: "One: two"\n'));
  it('quotes as the neighbours do', () => expect(set("a: 'x'\nb: y\n", 'b', '# z')).toBe("a: 'x'\nb: '# z'\n"));
  it.each([
    'yes',
    'Off',
    'null',
    '~',
    '012',
    '1:30',
    '2020-01-01',
    '1.5',
    '@me',
    '%x',
    '- a',
    'a #b',
    ':sym',
    '',
    ' a',
    'a ',
    '!x',
    '&x',
    '*x',
    '|',
    '>',
    '{a',
    '[a',
    '<<',
    '=',
    '0x1f',
    '1_000',
    '1e5',
    'a:',
  ])('reads %j back as text', value => {
    const text = post('title: One\n');
    expect(readFrontMatter(after(text, setKey(text, 'title', value))).values.get('title')).toBe(value);
  });
  it.each(['😀 smile', 'ça va', 'a:b', 'C#', 'x, y', 'it’s', 'what?', '-foo', '日本語'])('leaves %j plain', value =>
    expect(set('title: One\n', 'title', value)).toBe(`title: ${value}\n`),
  );
  it('writes a number without quotes', () => expect(set('n: "1"\n', 'n', 2)).toBe('n: 2\n'));
  it('writes a boolean', () => expect(set('draft: x\n', 'draft', true)).toBe('draft: true\n'));
  it('writes a date as it is given', () =>
    expect(set('date: 2025-12-02T05:19:31\n', 'date', new Literal('2025-12-03T05:19:31'))).toBe(
      'date: 2025-12-03T05:19:31\n',
    ));
  it('writes a time without seconds, which Ruby takes for text, bare', () =>
    expect(set('date: 2025-12-02 05:19\n', 'date', new Literal('2025-12-02 05:20'))).toBe('date: 2025-12-02 05:20\n'));
  it('quotes a literal that would not be one', () =>
    expect(set('a: x\n', 'a', new Literal('b: c'))).toBe('a: "b: c"\n'));
  it('keeps the comment behind the value', () => expect(set('a: x  # why\n', 'a', 'y')).toBe('a: y  # why\n'));
  it('fills an empty value', () => expect(set('a:\nb: 1\n', 'a', 'x')).toBe('a: x\nb: 1\n'));
  it('fills an empty value before a comment', () => expect(set('a: # why\n', 'a', 'x')).toBe('a: x # why\n'));
  it('keeps the tab behind the colon', () => expect(set('a:\tx\n', 'a', 'y')).toBe('a:\ty\n'));
  it('keeps the anchor', () => expect(set('a: &x one\nb: *x\n', 'a', 'two')).toBe('a: &x two\nb: *x\n'));
  it('replaces an alias and not its anchor', () =>
    expect(set('a: &x one\nb: *x\n', 'b', 'two')).toBe('a: &x one\nb: two\n'));
  it('changes the last of duplicate keys', () => expect(set('a: 1\na: 2\n', 'a', 3)).toBe('a: 1\na: 3\n'));
  it('keeps the escapes of the words that stay', () =>
    expect(set('a: "caf\\u00e9 one"\n', 'a', 'café two')).toBe('a: "caf\\u00e9 two"\n'));
  it('changes nothing for the same value', () => {
    const text = post('a: "x"\n');
    expect(setKey(text, 'a', 'x')).toEqual({ ok: true, value: [] });
  });
});

describe('setting text of several lines', () => {
  it('changes a word of a folded scalar and no other line', () =>
    expect(
      set('a: >\n  some long\n  folded text\n\n  end\n', 'a', 'some long\nfolded texts\nend\n'.replace('\n', ' ')),
    ).toBe('a: >\n  some long\n  folded texts\n\n  end\n'));
  it('changes a line of a literal scalar', () =>
    expect(set('a: |\n    one\n    two\n', 'a', 'one\nthree\n')).toBe('a: |\n    one\n    three\n'));
  it('turns plain text into a literal scalar', () =>
    expect(set('a: x # c\n', 'a', 'one\ntwo')).toBe('a: |- # c\n  one\n  two\n'));
  it('escapes line breaks between double quotes', () =>
    expect(set('a: "x"\n', 'a', 'one\ntwo')).toBe('a: "one\\ntwo"\n'));
  it('never folds a long line', () => {
    const long = 'word '.repeat(100).trim();
    expect(set('a: x\n', 'a', long)).toBe(`a: ${long}\n`);
  });
  it('takes the fence inside a value for text', () => {
    const text = post('a: x\n');
    expect(readFrontMatter(after(text, setKey(text, 'a', 'one\n---\ntwo'))).values.get('a')).toBe('one\n---\ntwo');
  });
});

describe('setting a list', () => {
  it('inserts only the new item', () => {
    const text = post('tags: [a, b]  # note\n');
    expect(setKey(text, 'tags', ['a', 'b', 'c'])).toEqual({ ok: true, value: [{ from: 15, to: 15, insert: ', c' }] });
  });
  it('fills empty brackets', () => expect(set('tags: []\n', 'tags', ['a', 'b'])).toBe('tags: [a, b]\n'));
  it('adds lines to a block list', () =>
    expect(set('tags:\n- a # one\n\nb: 1\n', 'tags', ['a', 'b'])).toBe('tags:\n- a # one\n- b\n\nb: 1\n'));
  it('takes a line out of a block list', () =>
    expect(set('tags:\n  - a\n  # two\n  - b\n', 'tags', ['b'])).toBe('tags:\n  # two\n  - b\n'));
  it('empties a block list', () => expect(set('tags: # c\n  - a\n  - b\n', 'tags', [])).toBe('tags: [] # c\n'));
  it('writes a block list where the others are such', () =>
    expect(set('a:\n  - x\nb:\n', 'b', ['y1'])).toBe('a:\n  - x\nb:\n  - y1\n'));
  it('gives brackets over several lines another line', () =>
    expect(set('tags: [\n  a, # one\n  b # two\n]\n', 'tags', ['a', 'b', 'c'])).toBe(
      'tags: [\n  a, # one\n  b, # two\n  c\n]\n',
    ));
  it('quotes a comma inside brackets', () =>
    expect(set('tags: [a]\n', 'tags', ['a', 'b, c'])).toBe('tags: [a, "b, c"]\n'));
});

describe('mappings', () => {
  it('changes a key inside', () => {
    const text = post('image:\n  path: a.jpg # c\n  alt: x\n');
    expect(after(text, setKey(text, ['image', 'path'], 'b.jpg'))).toBe(post('image:\n  path: b.jpg # c\n  alt: x\n'));
  });
  it('adds a key inside braces', () =>
    expect(set('a: {b: 1}\n', 'a', fromJson({ b: 1, c: 'x' }))).toBe('a: {b: 1, c: x}\n'));
  it('makes the mappings on the way', () => {
    const text = post('a: 1\n');
    expect(after(text, setKey(text, ['b', 'c', 'd'], 2))).toBe(post('a: 1\nb:\n  c:\n    d: 2\n'));
  });
  it('edits front matter that is written in braces', () =>
    expect(set('{a: 1, b: [x]}\n', 'a', 2)).toBe('{a: 2, b: [x]}\n'));
});

describe('a missing key', () => {
  const order = ['layout', 'title', 'date', 'tags'];
  const add = (yaml: string, key: string): string => {
    const text = post(yaml);
    return after(text, setKey(text, key, 'x', { order })).slice(4, -'---\n\nBody.\n'.length);
  };
  it('comes behind the key that stands before it in the order', () =>
    expect(add('layout: post # c\ndate: 2020-01-01\n', 'title')).toBe(
      'layout: post # c\ntitle: x\ndate: 2020-01-01\n',
    ));
  it('comes first where all others follow it', () =>
    expect(add('date: 2020-01-01\n', 'title')).toBe('title: x\ndate: 2020-01-01\n'));
  it('comes last without a place in the order', () =>
    expect(add('layout: post\n\n', 'other')).toBe('layout: post\nother: x\n\n'));
  it('makes front matter where there is none', () =>
    expect(after('\uFEFFHello\r\n', setKey('\uFEFFHello\r\n', 'title', 'x'))).toBe(
      '\uFEFF---\r\ntitle: x\r\n---\r\n\r\nHello\r\n',
    ));
  it('fills empty front matter', () =>
    expect(after('---\n---\nx', setKey('---\n---\nx', 'a', 1))).toBe('---\na: 1\n---\nx'));
});

describe('taking out', () => {
  it('takes the whole lines of a key', () => {
    const text = post('a: 1\nb:\n  - x # c\n\n# about c\nc: 2\n');
    expect(after(text, removeKey(text, 'b'))).toBe(post('a: 1\n\n# about c\nc: 2\n'));
  });
  it('takes all duplicates', () => {
    const text = post('a: 1\nb: 2\na: 3\n');
    expect(after(text, removeKey(text, 'a'))).toBe(post('b: 2\n'));
  });
  it('refuses to take an anchor that others need', () =>
    expect(code(removeKey(post('a: &x 1\nb: *x\n'), 'a'))).toBe('front-matter-shared'));
  it('leaves a text without the key alone', () =>
    expect(removeKey(post('a: 1\n'), 'b')).toEqual({ ok: true, value: [] }));
});

describe('list items', () => {
  it('adds to a string of words', () => {
    const text = post('tags: a b\n');
    expect(after(text, addListItem(text, 'tags', 'c'))).toBe(post('tags: a b c\n'));
  });
  it('makes a list of a string when the item has a space', () => {
    const text = post('tags: a b\n');
    expect(after(text, addListItem(text, 'tags', 'c d'))).toBe(post('tags: [a, b, c d]\n'));
  });
  it('does not add twice', () =>
    expect(addListItem(post('tags: [a]\n'), 'tags', 'a')).toEqual({ ok: true, value: [] }));
  it('removes every occurrence', () => {
    const text = post('tags: [a, b, a] # c\n');
    expect(after(text, removeListItem(text, 'tags', 'a'))).toBe(post('tags: [b] # c\n'));
  });
});

describe('line endings', () => {
  it('writes new lines as the file does', () =>
    expect(after('---\r\na: 1\r\n---\r\n', setKey('---\r\na: 1\r\n---\r\n', 'b', ['x\ny']))).toBe(
      '---\r\na: 1\r\nb: ["x\\ny"]\r\n---\r\n',
    ));
  it('keeps CRLF inside a literal scalar', () => {
    const text = '---\r\na: |\r\n  one\r\n  two\r\n---\r\n';
    expect(after(text, setKey(text, 'a', 'one\n2\nthree\n'))).toBe('---\r\na: |\r\n  one\r\n  2\r\n  three\r\n---\r\n');
  });
});

describe('what cannot be edited', () => {
  it('refuses an unclosed fence', () => expect(code(setKey('---\na: 1\n', 'a', 2))).toBe('front-matter-unclosed'));
  it('refuses TOML', () => expect(code(setKey('+++\na = 1\n+++\n', 'a', 2))).toBe('front-matter-foreign'));
  it('never runs JavaScript', () =>
    expect(code(setKey('---js\n{a: process.exit(1)}\n---\n', 'a', 2))).toBe('front-matter-foreign'));
  it('names the line of broken YAML', () => {
    const result = setKey(post('a: 1\nb: c: d\n'), 'a', 2, { path: '_posts/x.md' });
    expect(!result.ok && result.error.place).toMatchObject({ path: '_posts/x.md', line: 3 });
  });
  it('says which quote nothing closes', () =>
    expect(readFrontMatter(post("a: 'b\n")).problems[0]?.cause).toMatch(
      /Nothing closes a value that begins with '\.$/,
    ));
  it('mends the key that breaks the YAML', () =>
    expect(set('title: One: two\nb: 1\n', 'title', 'One: two')).toBe('title: "One: two"\nb: 1\n'));
  it('refuses half a character', () =>
    expect(code(setKey(post('a: 1\n'), 'a', '\ud800'))).toBe('front-matter-not-text'));
  it('survives brackets without end', () =>
    expect(code(setKey(post(`a: ${'['.repeat(20_000)}\n`), 'b', 1))).toBe('front-matter-invalid'));
  it('survives a bomb of aliases', () => {
    const bomb = ['a0: &a0 [x, x]'];
    for (let level = 1; level < 40; level++) bomb.push(`a${level}: &a${level} [*a${level - 1}, *a${level - 1}]`);
    expect(code(setKey(post(`${bomb.join('\n')}\n`), 'b', 1))).toMatch(/^(done|front-matter-shared)$/);
  });
});

describe('several keys at once', () => {
  it('gives one list of changes', () => {
    const text = post('a: 1\nb: [x]\n');
    const result = setKeys(text, [
      ['a', 2],
      ['b', ['x', 'z']],
      ['c', 'new'],
    ]);
    expect(after(text, result)).toBe(post('a: 2\nb: [x, z]\nc: new\n'));
  });
});

describe('saying what changed', () => {
  const describeSet = (yaml: string, key: string, value: FrontMatterValue): string => {
    const text = post(yaml);
    const result = setKey(text, key, value);
    return describeChange(text, result.ok ? result.value : [], readFrontMatter(text));
  };
  it('counts bytes', () => expect(describeSet('tags: [a]\n', 'tags', ['a', 'é'])).toBe('4 bytes added in tags'));
  it('names the key', () => expect(describeSet('title: One\n', 'title', 'Two')).toBe('3 bytes changed in title'));
  it('says when nothing changed', () => expect(describeSet('title: One\n', 'title', 'One')).toBe('nothing changed'));
});

describe('prototype pollution', () => {
  it('takes __proto__ for a key like others', () => {
    const { values } = readFrontMatter(post('__proto__: {polluted: 1}\n'));
    expect([values.has('__proto__'), ({} as Record<string, unknown>)['polluted']]).toEqual([true, undefined]);
  });
});

describe('what libyaml reads and refuses', () => {
  it('reads quoted text that goes on at the margin, and changes another key beside it', () => {
    const text = '---\nlayout: post\ntitle: "One,\ntwo"\nauthor: "A"\n---\n';
    expect(readFrontMatter(text).values.get('title')).toBe('One, two');
    const changes = setKey(text, 'layout', 'page');
    expect(changes.ok && applyChanges(text, changes.value)).toBe(text.replace('post', 'page'));
    const shorter = setKey(text, 'title', 'One');
    expect(shorter.ok && readFrontMatter(applyChanges(text, shorter.value)).values.get('title')).toBe('One');
  });

  it('refuses control characters, as Ruby does', () => {
    expect(readFrontMatter('---\ntitle: a\x07b\n---\n').problems).toHaveLength(1);
  });
});
