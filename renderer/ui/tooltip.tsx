import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import './tooltip.css';

interface Tip {
  readonly text: string;
  readonly shortcut: string | undefined;
  readonly box: DOMRect;
}

const DELAY = 500;

/**
 * Draws the tooltip of whatever element carries `data-tip` (and `data-shortcut`) under the pointer or with keyboard
 * focus. One layer for the whole window: a button needs no wrapper of its own. Names come from `aria-label`, so the
 * layer is hidden from screen readers.
 */
export function TooltipLayer() {
  const [tip, setTip] = useState<Tip | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const layer = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let shown = false;
    // React keeps each update that changes nothing until the next one that does: one for every key.
    const put = (next: Tip | null) => {
      if (next === null && !shown) return;
      shown = next !== null;
      setTip(next);
    };
    const show = (target: EventTarget | null, delay: number) => {
      clearTimeout(timer.current);
      const element = target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;
      if (!element) return put(null);
      timer.current = setTimeout(() => {
        if (!element.isConnected) return;
        put({
          text: element.dataset['tip'] ?? '',
          shortcut: element.dataset['shortcut'],
          box: element.getBoundingClientRect(),
        });
      }, delay);
    };
    const hide = () => {
      clearTimeout(timer.current);
      put(null);
    };
    const over = (event: PointerEvent) => show(event.target, DELAY);
    const focus = (event: FocusEvent) => {
      if (event.target instanceof Element && event.target.matches(':focus-visible')) show(event.target, 0);
    };
    document.addEventListener('pointerover', over);
    document.addEventListener('focusin', focus);
    for (const name of ['pointerdown', 'keydown', 'focusout', 'wheel'] as const) {
      document.addEventListener(name, hide, { capture: true, passive: true });
    }
    return () => {
      hide();
      document.removeEventListener('pointerover', over);
      document.removeEventListener('focusin', focus);
      for (const name of ['pointerdown', 'keydown', 'focusout', 'wheel'] as const) {
        document.removeEventListener(name, hide, true);
      }
    };
  }, []);

  useLayoutEffect(() => {
    const element = layer.current;
    if (!element || !tip) return;
    // In the top layer, over dialogs too.
    element.showPopover();
    const { width, height } = element.getBoundingClientRect();
    const left = tip.box.left + tip.box.width / 2 - width / 2;
    const below = tip.box.bottom + 6 + height < window.innerHeight;
    element.style.left = `${Math.max(6, Math.min(left, window.innerWidth - width - 6))}px`;
    element.style.top = `${below ? tip.box.bottom + 6 : tip.box.top - 6 - height}px`;
  }, [tip]);

  if (!tip || tip.text === '') return null;
  return (
    <div ref={layer} className="tooltip" popover="manual" aria-hidden>
      {tip.text}
      {tip.shortcut !== undefined && <span className="tooltip-key">{tip.shortcut}</span>}
    </div>
  );
}
