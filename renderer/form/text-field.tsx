import type { KeyboardEvent } from 'react';
import { useDraft } from './use-draft.ts';

interface TextFieldProps {
  readonly id: string;
  readonly value: string;
  readonly onCommit: (text: string) => void;
  readonly placeholder?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly className: string;
  /** Enter ends the field where the value is one line. */
  readonly onEnter?: () => void;
}

/** Text that wraps and grows with what is in it; one line of YAML, so a pasted line break becomes a space. */
export function TextField(props: TextFieldProps) {
  const { id, value, onCommit, onEnter } = props;
  const draft = useDraft(value, onCommit);
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onEnter?.();
  };
  return (
    <textarea
      id={id}
      className={props.className}
      rows={1}
      dir="auto"
      value={draft.text}
      placeholder={props.placeholder}
      aria-describedby={props.describedBy}
      onChange={event => draft.onText(event.target.value.replace(/\s*\n\s*/g, ' '))}
      onBlur={draft.onBlur}
      onKeyDown={key}
    />
  );
}
