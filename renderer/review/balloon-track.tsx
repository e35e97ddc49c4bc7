import { useCallback, useEffect, useLayoutEffect, useRef, useState, type FocusEvent, type WheelEvent } from 'react';
import type { Decision } from '../../shared/text/critic/critic-decide.ts';
import type { ReviewItem } from '../../shared/text/critic/critic-notes.ts';
import type { OpenPost } from '../state/post/open-post.ts';
import type { SeenMarks } from '../state/post/post-marks.ts';
import { useStore } from '../state/store.ts';
import { Balloon } from './balloon.tsx';
import { layOut } from './lay-out.ts';

/** More balloons than these are not drawn at once, however many marks a line holds. */
const MOST_DRAWN = 60;

interface BalloonTrackProps {
  readonly post: OpenPost;
  readonly seen: SeenMarks;
  readonly onShow: (item: ReviewItem) => void;
  readonly onDecide: (item: ReviewItem, decision: Decision) => void;
  readonly onReply: (item: ReviewItem, note: string) => boolean;
}

/** The balloons of the marks that are in sight, each beside its line; they move with the text. */
export function BalloonTrack({ post, seen, onShow, onDecide, onReply }: BalloonTrackProps) {
  const { items, text, current, ids } = seen;
  const places = useStore(post.places);
  const track = useRef<HTMLOListElement>(null);
  const [slice, setSlice] = useState({ from: 0, to: Math.min(items.length, MOST_DRAWN) });
  const { from, to } = { from: Math.min(slice.from, items.length), to: Math.min(slice.to, items.length) };

  const place = useCallback(() => {
    const list = track.current;
    if (!places || !list) return;
    list.scrollTop = 0;
    const drawn = sliceOf(items, places.drawn(), current);
    setSlice(last => (last.from === drawn.from && last.to === drawn.to ? last : drawn));
    const { top, height: room } = list.getBoundingClientRect();
    const shift = places.edge() - top;
    const balloons = [...list.children] as HTMLElement[];
    const shown = items.slice(from, to);
    const wanted = balloons.map((balloon, at) => ({
      wanted: shift + places.topOf(shown[at]?.range.from ?? 0),
      height: balloon.offsetHeight,
    }));
    const tops = layOut(
      wanted,
      shown.findIndex(item => item.range.from === current?.range.from),
      room,
    );
    for (const [at, balloon] of balloons.entries()) balloon.style.transform = `translateY(${tops[at]!}px)`;
  }, [places, items, current, from, to]);

  useLayoutEffect(place, [place]);
  useEffect(() => places?.subscribe(place), [places, place]);
  useEffect(() => {
    const list = track.current;
    if (!list) return;
    // A reply that is being written makes its balloon higher.
    const grown = new ResizeObserver(place);
    grown.observe(list);
    for (const balloon of list.children) grown.observe(balloon);
    return () => grown.disconnect();
  }, [place]);

  /** Where the keyboard was when its mark was decided about: it goes on with the next one. */
  const left = useRef<number>(undefined);
  useEffect(() => {
    const at = left.current;
    if (at === undefined || document.activeElement !== document.body) return;
    left.current = undefined;
    const balloons = [...(track.current?.querySelectorAll<HTMLElement>('.balloon-accept') ?? [])];
    if (balloons.length === 0) post.focus();
    else balloons[Math.min(at, balloons.length - 1)]?.focus();
  }, [items, post]);

  const roll = (event: WheelEvent) => places?.scrollBy(event.deltaY);
  /** The keyboard may come to a balloon that is out of sight. */
  const reveal = (event: FocusEvent<HTMLElement>) => {
    const list = track.current;
    const box = event.target.closest('li')?.getBoundingClientRect();
    if (!list || !box) return;
    list.scrollTop = 0;
    const { top, bottom } = list.getBoundingClientRect();
    if (box.top < top) places?.scrollBy(box.top - top);
    else if (box.bottom > bottom) places?.scrollBy(box.bottom - bottom);
  };
  return (
    <ol ref={track} className="review-track" aria-label="Marks in sight" onWheel={roll} onFocus={reveal}>
      {items.slice(from, to).map((item, at) => (
        <Balloon
          key={ids.get(item.range.from) ?? `at ${item.range.from}`}
          item={item}
          place={{ at: from + at + 1, of: items.length }}
          text={text}
          current={item.range.from === current?.range.from}
          onShow={() => onShow(item)}
          onDecide={(decision, byKey) => {
            left.current = byKey ? at : undefined;
            onDecide(item, decision);
          }}
          onReply={note => onReply(item, note)}
        />
      ))}
    </ol>
  );
}

/** The marks of the drawn text; of too many those around the current one, or the first. */
function sliceOf(
  items: readonly ReviewItem[],
  drawn: { readonly from: number; readonly to: number },
  current: ReviewItem | undefined,
): { readonly from: number; readonly to: number } {
  const from = firstFrom(items, drawn.from);
  const to = firstFrom(items, drawn.to + 1);
  if (to - from <= MOST_DRAWN) return { from, to };
  const at = current ? firstFrom(items, current.range.from) : from;
  const start = at >= from && at < to ? Math.max(from, Math.min(at - MOST_DRAWN / 2, to - MOST_DRAWN)) : from;
  return { from: start, to: start + MOST_DRAWN };
}

/** The index of the first item that begins at an offset or behind it. */
function firstFrom(items: readonly ReviewItem[], offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle]!.range.from < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
