import fc from 'fast-check';
import { expect, test } from 'vitest';
import { POST_STATES, searchedNames, type PostFacts } from '../../../../shared/library/facts.ts';
import { decodeFacts, encodeFacts } from '../../../../shared/library/kept-facts.ts';
import { sitePath } from '../../../../shared/site/site-file.ts';

const words = fc.array(fc.string(), { maxLength: 3 });
const post: fc.Arbitrary<PostFacts> = fc
  .record({
    path: fc.string({ minLength: 1 }).map(sitePath),
    kind: fc.constantFrom('post', 'draft', 'page'),
    title: fc.string({ unit: 'grapheme' }),
    state: fc.constantFrom(...POST_STATES),
    date: fc.option(fc.record({ epoch: fc.integer(), offset: fc.integer() })),
    modified: fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 }),
    author: fc.string(),
    layout: fc.string(),
    tags: words,
    categories: words,
    keys: words,
    suggestions: fc.nat(),
    comments: fc.nat(),
  })
  .map(facts => ({ ...facts, names: searchedNames(facts) }) as PostFacts);

test('facts come back as they were kept', () => {
  fc.assert(
    fc.property(fc.uniqueArray(post, { selector: ({ path }) => path }), fc.nat(), (posts, context) => {
      const kept = decodeFacts(encodeFacts(posts, path => path.length, context));
      expect(kept?.context).toBe(context);
      expect([...kept!.posts.values()]).toEqual(posts.map(facts => ({ size: facts.path.length, facts })));
    }),
  );
});

test('a post without a size is not kept', () => {
  const [one] = fc.sample(post, 1);
  expect(decodeFacts(encodeFacts([one!], () => undefined, 1))?.posts.size).toBe(0);
});

test.each(['', '{}', 'null', '{"form":"galley facts 0"}', '{"form":"galley facts 1","paths":["a"]}'])(
  'other text is none: %j',
  text => {
    expect(decodeFacts(text)).toBeUndefined();
  },
);
