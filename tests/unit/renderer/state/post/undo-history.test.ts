import { redo, undo } from '@codemirror/commands';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OpenPost } from '../../../../../renderer/state/post/open-post.ts';
import { readUndo, replayPost, writeUndo } from '../../../../../renderer/state/post/undo-history.ts';
import type { JournalStep } from '../../../../../shared/contract/post-calls.ts';
import type { SiteId } from '../../../../../shared/contract/request-parts.ts';
import { sitePath } from '../../../../../shared/site/site-file.ts';

const site = 'site' as SiteId;
const path = sitePath('_posts/2025-01-01-a.md');
const run = (post: OpenPost, command: typeof undo): boolean =>
  command({ state: post.state, dispatch: transaction => post.take([transaction]) });

/** A post, and what a journal would hold of it from now on. */
function journaled(file: string, from?: OpenPost) {
  const post = from ?? new OpenPost(site, path, file);
  const start = { text: post.fileText(), undo: writeUndo(post) };
  const steps: JournalStep[] = [];
  post.subscribe(({ changes, origin }) => {
    if (changes.length > 0) steps.push({ changes, origin, time: Date.now() });
  });
  return { post, start, steps };
}

type Act =
  | { readonly kind: 'type'; readonly at: number; readonly cut: number; readonly insert: string }
  | { readonly kind: 'undo' | 'redo' };

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('type' as const),
      at: fc.nat(),
      cut: fc.nat(3),
      insert: fc.constantFrom('', 'x', 'y\nz', '😀', '\n'),
    }),
  },
  { weight: 2, arbitrary: fc.constantFrom({ kind: 'undo' as const }, { kind: 'redo' as const }) },
);
const anyFile = fc
  .array(fc.constantFrom('a', 'bc', '\n', 'é', '😀', ' '), { maxLength: 20 })
  .chain(parts => fc.constantFrom('\n', '\r\n').map(end => parts.join('').replaceAll('\n', end)));

function perform(post: OpenPost, one: Act): void {
  if (one.kind !== 'type') return void run(post, one.kind === 'undo' ? undo : redo);
  const from = one.at % (post.doc.length + 1);
  const to = Math.min(post.doc.length, from + one.cut);
  if (from === to && one.insert === '') return;
  post.apply([{ from, to, insert: one.insert }], { origin: `act.${one.at}` });
}

/** Every text on the way back to the beginning. */
function wayBack(post: OpenPost): string[] {
  const texts = [post.fileText()];
  while (run(post, undo)) texts.push(post.fileText());
  return texts;
}

describe('the undo history of a post', () => {
  it('leads back through the same texts after a replay as in the window that died', () => {
    fc.assert(
      fc.property(
        anyFile,
        fc.array(act, { maxLength: 12 }),
        fc.array(act, { maxLength: 12 }),
        (file, before, after) => {
          const first = new OpenPost(site, path, file);
          for (const one of before) perform(first, one);
          const { post, start, steps } = journaled(file, first);
          for (const one of after) perform(post, one);
          const replayed = replayPost(site, { path, start, steps });
          expect(replayed.fileText()).toBe(post.fileText());
          expect(wayBack(replayed)).toEqual(wayBack(post));
        },
      ),
    );
  });

  it('can be redone after a replay that ended in the middle of undoing', () => {
    const { post, start, steps } = journaled('one\r\n');
    post.apply([{ from: 3, to: 3, insert: '!' }], { origin: 'a' });
    run(post, undo);
    const replayed = replayPost(site, { path, start, steps });
    expect(replayed.fileText()).toBe('one\r\n');
    expect(run(replayed, redo)).toBe(true);
    expect(replayed.fileText()).toBe('one!\r\n');
  });

  it('is kept for a file of one kind of line breaks, and not where undo could not bring them back', () => {
    expect(writeUndo(new OpenPost(site, path, 'a\r\nb\r\n'))).not.toBeNull();
    expect(writeUndo(new OpenPost(site, path, 'a\r\nb\nc\r\n'))).toBeNull();
  });

  it('is not kept when it is too long', () => {
    const post = new OpenPost(site, path, 'x'.repeat(2_100_000));
    post.apply([{ from: 0, to: 2_100_000, insert: '' }]);
    expect(writeUndo(post)).toBeNull();
  });

  it('of rubbish, or of another text, is none', () => {
    expect(readUndo('rubbish')).toBeUndefined();
    expect(readUndo('null')).toBeUndefined();
    const post = new OpenPost(site, path, 'one');
    post.apply([{ from: 0, to: 0, insert: 'x' }]);
    const other = new OpenPost(site, path, 'other', readUndo(writeUndo(post)));
    expect(run(other, undo)).toBe(false);
  });
});
