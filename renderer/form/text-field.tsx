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

/**
 * Text that wraps and grows with what is in it. A value of one line stays one, so a pasted line break becomes a space; one of
 * several lines (`|` in YAML) keeps its line breaks, and Enter makes more of them.
 */
export function TextField(props: TextFieldProps) {
  const { id, value, onCommit, onEnter } = props;
  const several = value.includes('\n');
  // The break behind the last line is the block's and no empty line to be seen.
  const end = value.endsWith('\n') ? '\n' : '';
  const draft = useDraft(value.slice(0, value.length - end.length), text => onCommit(text === '' ? '' : text + end));
  const key = (event: KeyboardEvent) => {
    if (several || event.key !== 'Enter' || event.nativeEvent.isComposing) return;
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
      onChange={event => draft.onText(several ? event.target.value : event.target.value.replace(/\s*\n\s*/g, ' '))}
      onBlur={draft.onBlur}
      onKeyDown={key}
    />
  );
}
