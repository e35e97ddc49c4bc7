import { useState, type ReactNode } from 'react';
import { Button } from './button.tsx';

/** The first `step` of very many things, and a button for as many more: drawing all would hold up typing for seconds. */
export function usePart<Item>(
  items: readonly Item[],
  step: number,
): { readonly shown: readonly Item[]; readonly more: ReactNode } {
  const [count, setCount] = useState(step);
  const left = items.length - count;
  if (left <= 0) return { shown: items, more: null };
  return {
    shown: items.slice(0, count),
    more: (
      <Button kind="text" onPress={() => setCount(count + step)}>
        {`Show ${Math.min(step, left).toLocaleString('en')} of ${left.toLocaleString('en')} more`}
      </Button>
    ),
  };
}
