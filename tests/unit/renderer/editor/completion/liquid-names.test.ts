import { expect, it } from 'vitest';
import { FILTERS } from '../../../../../renderer/editor/completion/liquid-names.ts';
import { jekyllFilters } from '../../../../../shared/render/filters/registry.ts';

it('offers every filter that the engine knows', () => {
  expect([...FILTERS]).toEqual([...jekyllFilters.keys()].sort());
});
