import { redo, undo } from '@codemirror/commands';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OpenPost, undoLetters, type PostUpdate } from '../../../../../renderer/state/post/open-post.ts';
import type { SiteId } from '../../../../../shared/contract/request-parts.ts';
import { sitePath } from '../../../../../shared/site/site-file.ts';
import { applyChanges } from '../../../../../shared/text/text-change.ts';

const open = (fileText: string, saved?: ReturnType<OpenPost['save']>): OpenPost =>
  new OpenPost('site' as SiteId, sitePath('_posts/2025-01-01-a.md'), fileText, saved);
const run = (post: OpenPost, command: typeof undo): boolean =>
  command({ state: post.state, dispatch: transaction => post.take([transaction]) });
const anyFile = fc
  .array(fc.constantFrom('a', 'bc', '\n', '\r\n', '\r', 'é', '😀', ' '), { maxLength: 30 })
  .map(parts => parts.join(''));

describe('OpenPost', () => {
  it('gives an untouched file back unit for unit', () => {
    fc.assert(
      fc.property(anyFile, fc.boolean(), (text, mark) => {
        const file = (mark ? '\uFEFF' : '') + text;
        expect(open(file).fileText()).toBe(file);
      }),
    );
  });

  it('knows its file’s text and no other', () => {
    fc.assert(
      fc.property(anyFile, anyFile, fc.boolean(), (text, other, mark) => {
        const file = (mark ? '\uFEFF' : '') + text;
        expect([open(file).isFileText(file), open(file).isFileText(other)]).toEqual([true, file === other]);
      }),
    );
  });

  it('keeps the line breaks of untouched lines', () => {
    const post = open('a\r\nb\nc\r\n');
    post.apply([{ from: 2, to: 3, insert: 'B\nb' }]);
    expect(post.fileText()).toBe('a\r\nB\r\nb\nc\r\n');
  });

  it('counts the letters that undo and redo would write', () => {
    const post = open('abcdef');
    post.apply([{ from: 1, to: 4, insert: '' }]);
    expect(undoLetters(post.state)).toBe(3);
    post.apply([{ from: 0, to: 0, insert: '12345' }], { origin: 'form.title' });
    run(post, undo);
    expect(undoLetters(post.state)).toBe(3 + 5);
  });

  it('gives the file back after a change is undone', () => {
    fc.assert(
      fc.property(anyFile, fc.nat(), fc.nat(), fc.constantFrom('', 'x', 'y\nz'), (file, a, b, insert) => {
        const post = open(file);
        const [from, to] = [a % (post.doc.length + 1), b % (post.doc.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ];
        post.apply([{ from, to, insert }]);
        run(post, undo);
        expect(post.fileText()).toBe(file);
      }),
    );
  });

  it('tells listeners the changes from which the text can be followed', () => {
    const post = open('one two three');
    let text = post.text();
    post.subscribe(update => (text = applyChanges(text, update.changes)));
    post.apply([
      { from: 0, to: 3, insert: '1' },
      { from: 8, to: 13, insert: '3' },
    ]);
    run(post, undo);
    run(post, redo);
    expect(text).toBe(post.text());
    expect(text).toBe('1 two 3');
  });

  it('makes several changes one step of undo', () => {
    const post = open('one two');
    post.apply([
      { from: 0, to: 3, insert: '1' },
      { from: 4, to: 7, insert: '2' },
    ]);
    run(post, undo);
    expect(post.text()).toBe('one two');
  });

  it('counts a revision for a change of text and none for a selection', () => {
    const post = open('one');
    const updates: PostUpdate[] = [];
    post.subscribe(update => updates.push(update));
    post.apply([], { select: { from: 1, to: 2 } });
    post.apply([{ from: 0, to: 0, insert: 'x' }]);
    expect(updates.map(update => update.revision)).toEqual([0, 1]);
  });

  it('keeps the cursor with its line when the disk changes another line', () => {
    const post = open('one\ntwo\nthree\n');
    post.apply([], { select: { from: 6, to: 6 } });
    post.replaceFromDisk('ONE and more\ntwo\nthree\nfour\n');
    expect(post.doc.lineAt(post.cursor).text).toBe('two');
    expect(post.fileText()).toBe('ONE and more\ntwo\nthree\nfour\n');
  });

  it('undoes what was typed, around what came from disk', () => {
    const post = open('one\ntwo\n');
    post.apply([{ from: 3, to: 3, insert: '!' }]);
    post.replaceFromDisk('one!\ntwo\nthree\n');
    run(post, undo);
    expect(post.text()).toBe('one\ntwo\nthree\n');
  });

  it('takes over line breaks and byte-order mark from disk', () => {
    const post = open('\uFEFFone\r\ntwo\r\n');
    post.replaceFromDisk('one\ntwo\n');
    expect(post.fileText()).toBe('one\ntwo\n');
  });

  it('brings the undo history back after a restart', () => {
    const post = open('one');
    post.apply([{ from: 3, to: 3, insert: ' two' }]);
    const again = open('one two', JSON.parse(JSON.stringify(post.save())));
    run(again, undo);
    expect(again.text()).toBe('one');
  });

  it('leaves a history aside that belongs to another text', () => {
    const post = open('one');
    post.apply([{ from: 3, to: 3, insert: ' two' }]);
    const again = open('something else', post.save());
    expect(run(again, undo)).toBe(false);
    expect(again.text()).toBe('something else');
  });

  it('leaves a history aside that cannot be read', () => {
    const post = open('one');
    const again = open('one', { ...post.save(), state: { selection: 'nonsense', history: 7 } });
    expect(again.text()).toBe('one');
  });
});
