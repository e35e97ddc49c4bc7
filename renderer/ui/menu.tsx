import { useEffect, useEffectEvent, useLayoutEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import type { Icon } from './button.tsx';
import './menu.css';

export type MenuItem =
  | {
      readonly kind: 'item';
      readonly label: string;
      readonly detail?: string;
      readonly icon?: Icon;
      readonly shortcut?: string | undefined;
      /** Present for items that are chosen or not. */
      readonly checked?: boolean;
      /** Of the choice others may be checked besides. */
      readonly several?: boolean;
      readonly disabled?: boolean;
      readonly onPress: () => void;
    }
  | { readonly kind: 'heading'; readonly label: string }
  | { readonly kind: 'line' };

interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** The button or the point (client coordinates) that the menu hangs from. */
  readonly anchor: RefObject<HTMLElement | null> | { readonly x: number; readonly y: number };
  readonly onClose: () => void;
}

/** A menu hanging from a button or a point, kept inside the window; arrows, Home, End and first letters walk it. */
export function Menu({ label, items, anchor, onClose }: MenuProps) {
  const list = useRef<HTMLDivElement>(null);
  // One item is in the order of Tab, so that a menu too long for the window counts as reachable.
  const entry = items.findIndex(item => item.kind === 'item' && item.disabled !== true);

  useLayoutEffect(() => {
    const menu = list.current;
    if (!menu) return;
    // In the top layer, so that no pane cuts it off, and yet beside its button for a screen reader.
    if (!menu.matches(':popover-open')) menu.showPopover();
    const box =
      'x' in anchor
        ? { left: anchor.x, bottom: anchor.y, top: anchor.y }
        : (anchor.current?.getBoundingClientRect() ?? { left: 0, bottom: 0, top: 0 });
    const { width, height } = menu.getBoundingClientRect();
    const below = box.bottom + 4 + height <= window.innerHeight - 8;
    menu.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - width - 8))}px`;
    menu.style.top = `${below ? box.bottom + 4 : Math.max(8, box.top - 4 - height)}px`;
  }, [anchor, items]);

  const outside = useEffectEvent((event: PointerEvent) => {
    const target = event.target as Node;
    const onAnchor = !('x' in anchor) && anchor.current?.contains(target);
    if (!list.current?.contains(target) && !onAnchor) onClose();
  });

  // Once, however often what is around the menu is drawn again: the focus stays where the person walked to.
  useEffect(() => {
    const before = document.activeElement;
    choices(list.current)[0]?.focus();
    document.addEventListener('pointerdown', outside, true);
    return () => {
      document.removeEventListener('pointerdown', outside, true);
      if (before instanceof HTMLElement && before.isConnected && document.activeElement === document.body) {
        before.focus();
      }
    };
  }, []);

  const walk = (event: KeyboardEvent) => {
    const all = choices(list.current);
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      event.stopPropagation();
      if (!('x' in anchor)) anchor.current?.focus();
      onClose();
      return;
    }
    const next =
      event.key === 'ArrowDown'
        ? all[(at + 1) % all.length]
        : event.key === 'ArrowUp'
          ? all[(at - 1 + all.length) % all.length]
          : event.key === 'Home'
            ? all[0]
            : event.key === 'End'
              ? all.at(-1)
              : event.key.length === 1
                ? [...all.slice(at + 1), ...all].find(one =>
                    one.textContent?.toLowerCase().startsWith(event.key.toLowerCase()),
                  )
                : undefined;
    if (!next) return;
    if (event.key !== ' ') event.preventDefault();
    next.focus();
  };

  return (
    <div ref={list} className="popup menu scrolls" popover="manual" role="menu" aria-label={label} onKeyDown={walk}>
      {items.map((item, index) =>
        item.kind === 'line' ? (
          <div key={index} className="menu-line" role="separator" />
        ) : item.kind === 'heading' ? (
          <div key={index} className="menu-heading" role="presentation">
            {item.label}
          </div>
        ) : (
          <button
            key={index}
            type="button"
            className="menu-item"
            role={item.checked === undefined ? 'menuitem' : item.several ? 'menuitemcheckbox' : 'menuitemradio'}
            aria-checked={item.checked}
            tabIndex={index === entry ? 0 : -1}
            disabled={item.disabled}
            onMouseEnter={event => event.currentTarget.focus()}
            onClick={() => {
              onClose();
              item.onPress();
            }}
          >
            <span className="menu-mark">{item.icon && <item.icon className="icon" aria-hidden />}</span>
            <span className="menu-label">
              {item.label}
              {item.detail !== undefined && <small>{item.detail}</small>}
            </span>
            {item.shortcut !== undefined && <kbd>{item.shortcut}</kbd>}
          </button>
        ),
      )}
    </div>
  );
}

function choices(menu: HTMLElement | null): HTMLButtonElement[] {
  return [...(menu?.querySelectorAll<HTMLButtonElement>('button:not(:disabled)') ?? [])];
}
