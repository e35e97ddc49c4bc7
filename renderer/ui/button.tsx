import type { ComponentType, ReactNode, Ref } from 'react';
import type { LucideProps } from 'lucide-react';
import './button.css';

export type Icon = ComponentType<LucideProps>;

interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** `primary` is the one accent action of a view; `outline` stands beside it; `text` recedes into a row or a bar. */
  readonly kind?: 'primary' | 'outline' | 'text';
  readonly icon?: Icon;
  readonly tip?: string;
  readonly shortcut?: string | undefined;
  readonly disabled?: boolean;
  /** Has the focus when its dialog opens. */
  readonly first?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button(props: ButtonProps) {
  const { kind = 'outline', icon: Glyph } = props;
  return (
    <button
      ref={props.ref}
      type="button"
      className={`button button-${kind}`}
      onClick={props.onPress}
      disabled={props.disabled}
      data-first-focus={props.first}
      data-tip={props.tip}
      data-shortcut={props.shortcut}
    >
      {Glyph && <Glyph className="icon" aria-hidden />}
      <span className="button-label">{props.children}</span>
    </button>
  );
}

/** As `ref` of a button that comes in the place of the one that was pressed: the keyboard goes on with it. */
export function takeFocus(button: HTMLButtonElement | null): void {
  button?.focus();
}

interface IconButtonProps {
  /** The accessible name, and the tooltip's text. */
  readonly label: string;
  readonly icon: Icon;
  readonly onPress: () => void;
  readonly shortcut?: string | undefined;
  /** Present for a button that stays down; absent for one that acts. */
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly expanded?: boolean;
  readonly opens?: 'menu' | 'dialog' | 'listbox';
  readonly ref?: Ref<HTMLButtonElement>;
}

export function IconButton(props: IconButtonProps) {
  const Glyph = props.icon;
  return (
    <button
      ref={props.ref}
      type="button"
      className="icon-button"
      aria-label={props.label}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-haspopup={props.opens}
      disabled={props.disabled}
      onClick={props.onPress}
      data-tip={props.label}
      data-shortcut={props.shortcut}
    >
      <Glyph className="icon" aria-hidden />
    </button>
  );
}
