import { add } from '../../../ruby/integer.ts';
import { strip } from '../../../ruby/string.ts';
import type { Integer } from '../../../ruby/integer.ts';
import type { Tag } from '../tag.ts';
import { simpleTag } from '../tag.ts';

/** `{% increment name %}` prints the counter and adds one; `{% decrement name %}` takes one and prints it. They share counters. */
export const increment = counter(value => [value, add(value, 1)]);
export const decrement = counter(value => [add(value, -1), add(value, -1)]);

function counter(step: (value: Integer) => readonly [shown: Integer, kept: Integer]): Tag {
  return simpleTag(({ markup, line }) => {
    const name = strip(markup);
    return {
      line,
      blank: false,
      render(context, out) {
        const value = context.counters.get(name);
        const [shown, kept] = step(typeof value === 'number' || typeof value === 'bigint' ? value : 0);
        context.counters.set(name, kept);
        out.write(String(shown));
      },
    };
  });
}
