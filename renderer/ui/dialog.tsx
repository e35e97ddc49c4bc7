import { X } from 'lucide-react';
import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react';
import { IconButton, type Icon } from './button.tsx';
import './dialog.css';

interface DialogProps {
  /** The accessible name; also the visible heading unless `bare`. */
  readonly name: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly icon?: Icon;
  /** A quiet remark behind the heading. */
  readonly remark?: ReactNode;
  readonly footer?: ReactNode;
  /** No heading and no padding: the content draws all of it (a palette). */
  readonly bare?: boolean;
  readonly size?: 'small' | 'medium' | 'large';
  /** A press outside closes it; not for dialogs that hold a decision. */
  readonly light?: boolean;
}

/** A modal dialog on the platform's own element: focus stays inside, Escape closes, focus returns to where it was. */
export function Dialog(props: DialogProps) {
  const { name, onClose, bare = false, size = 'medium', icon: Glyph } = props;
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    dialog?.showModal();
    // The platform would focus the first button; what asks for the focus, and can have it, comes before, else the dialog itself.
    (dialog?.querySelector<HTMLElement>('[data-first-focus]:not(:disabled)') ?? dialog)?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const pressOutside = (event: MouseEvent) => {
    if (props.light && event.target === element.current) onClose();
  };
  return (
    <dialog
      ref={element}
      className={`dialog dialog-${size}${bare ? ' dialog-bare' : ''}`}
      aria-label={name}
      tabIndex={-1}
      onCancel={event => {
        event.preventDefault();
        onClose();
      }}
      onClose={() => {
        // Chromium closes by itself what did not close when it was asked for it several times: only the owner takes a dialog away.
        if (element.current && !element.current.open) element.current.showModal();
      }}
      onMouseDown={pressOutside}
    >
      <div className="dialog-frame">
        {!bare && (
          <div className="dialog-head">
            {Glyph && <Glyph className="icon" aria-hidden />}
            <h2>{name}</h2>
            {props.remark !== undefined && <span className="dialog-remark">{props.remark}</span>}
            <IconButton label="Close" icon={X} onPress={onClose} shortcut="Escape" />
          </div>
        )}
        <div className="dialog-body scrolls">{props.children}</div>
        {props.footer !== undefined && <div className="dialog-foot">{props.footer}</div>}
      </div>
    </dialog>
  );
}
