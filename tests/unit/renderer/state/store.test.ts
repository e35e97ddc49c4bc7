import { describe, expect, it } from 'vitest';
import { Store, sameFields } from '../../../../renderer/state/store.ts';

describe('Store', () => {
  it('tells listeners of a new value', () => {
    const store = new Store(1);
    const heard: number[] = [];
    store.subscribe(() => heard.push(store.get()));
    store.set(2);
    expect(heard).toEqual([2]);
  });

  it('tells nobody when the same value is set again', () => {
    const store = new Store({ a: 1, b: 2 });
    let heard = 0;
    store.subscribe(() => (heard += 1));
    store.set(store.get());
    store.merge({ a: 1 });
    expect(heard).toBe(0);
  });

  it('replaces only the fields that are given', () => {
    const store = new Store({ a: 1, b: 2 });
    store.merge({ b: 3 });
    expect(store.get()).toEqual({ a: 1, b: 3 });
  });

  it('stops telling a listener that left while it tells', () => {
    const store = new Store(0);
    const leave = store.subscribe(() => leave());
    store.set(1);
    expect(() => store.set(2)).not.toThrow();
  });
});

describe('sameFields', () => {
  it('compares one level deep', () => {
    expect(sameFields({ a: 1, b: 'x' }, { a: 1, b: 'x' })).toBe(true);
    expect(sameFields({ a: 1 }, { a: 2 })).toBe(false);
  });
});
