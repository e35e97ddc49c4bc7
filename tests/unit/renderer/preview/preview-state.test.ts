import { describe, expect, it } from 'vitest';
import { isOfAnother, NOTHING_SHOWN, type PreviewState } from '../../../../renderer/preview/preview-state.ts';
import { sitePath } from '../../../../shared/site/site-file.ts';

const a = sitePath('_drafts/a.md');
const b = sitePath('_drafts/b.md');

function showing(path: typeof a, visited: boolean, visiting: string | null): PreviewState {
  return { ...NOTHING_SHOWN, page: { path, url: '/x/', visited }, visiting };
}

describe('isOfAnother', () => {
  it('holds for the page of the post that was open before', () => {
    expect(isOfAnother(showing(a, false, null), b)).toBe(true);
    expect(isOfAnother(showing(b, false, null), b)).toBe(false);
  });

  it('holds for a visited page once it is not visited any more', () => {
    expect(isOfAnother(showing(a, true, '/x/'), b)).toBe(false);
    expect(isOfAnother(showing(a, true, null), b)).toBe(true);
  });

  it('does not hold where nothing is shown or open', () => {
    expect(isOfAnother(NOTHING_SHOWN, b)).toBe(false);
    expect(isOfAnother(showing(a, false, null), null)).toBe(false);
  });
});
