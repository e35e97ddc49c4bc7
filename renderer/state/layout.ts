import type { Panes, Preferences } from './preferences.ts';
import type { View } from './view.ts';

type Layout = Panes['layout'];

const NEXT: Readonly<Record<Layout, Layout>> = { write: 'split', split: 'read', read: 'write' };

/** The panes that are really seen: in a small window the review stands where the page stood. */
export function seenLayout(layout: Layout, pageCovered: boolean): Layout {
  return pageCovered ? 'write' : layout;
}

/** Takes up a layout; who asks for the page where the review covers it closes the review. */
export function showLayout(preferences: Preferences, view: View, layout: Layout): void {
  if (layout === 'split' && view.store.get().pageCovered) view.toggleReview(false);
  preferences.changePanes({ layout });
}

export function showNextLayout(preferences: Preferences, view: View): void {
  showLayout(preferences, view, NEXT[seenLayout(preferences.get().panes.layout, view.store.get().pageCovered)]);
}

/** Shows the text beside the page where only the page was seen; `false` where the text was there. */
export function leaveReading(preferences: Preferences): boolean {
  const isReading = preferences.get().panes.layout === 'read';
  if (isReading) preferences.changePanes({ layout: 'split' });
  return isReading;
}
