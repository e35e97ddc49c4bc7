import { useMemo, useSyncExternalStore } from 'react';

/** A value that changes by being replaced. Listeners hear of a change once it is made, and may read the store in turn. */
export interface ReadableStore<T> {
  get(): T;
  subscribe(listener: () => void): () => void;
}

export class Store<T> implements ReadableStore<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(initial: T) {
    this.#value = initial;
  }

  readonly get = (): T => this.#value;

  /** Replaces the value; setting the identical value again tells nobody. */
  set(next: T): void {
    if (Object.is(next, this.#value)) return;
    this.#value = next;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Replaces some fields of an object, and tells nobody when none of them differs. */
  merge(part: Partial<T>): void {
    const names = Object.keys(part) as (keyof T)[];
    if (names.some(name => !Object.is(part[name], this.#value[name]))) this.set({ ...this.#value, ...part });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

/** Reads a store in a component, which is drawn again only when what `select` gives differs by `equal`. */
export function useStore<T>(store: ReadableStore<T>): T;
export function useStore<T, S>(store: ReadableStore<T>, select: (value: T) => S, equal?: (a: S, b: S) => boolean): S;
export function useStore<T, S>(
  store: ReadableStore<T>,
  select?: (value: T) => S,
  equal: (a: S, b: S) => boolean = Object.is,
): T | S {
  const snapshot = useMemo((): (() => T | S) => {
    if (!select) return store.get;
    let last: { readonly selected: S } | undefined;
    return () => {
      const selected = select(store.get());
      if (!last || !equal(last.selected, selected)) last = { selected };
      return last.selected;
    };
  }, [store, select, equal]);
  return useSyncExternalStore(store.subscribe, snapshot);
}

/** Equality of the fields of two plain objects, one level deep. */
export function sameFields<T extends object>(a: T, b: T): boolean {
  const names = Object.keys(a) as (keyof T)[];
  return names.length === Object.keys(b).length && names.every(name => Object.is(a[name], b[name]));
}
