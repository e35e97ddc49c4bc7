import { SuggestField, type Suggestion } from '../ui/suggest-field.tsx';
import { useDraft } from './use-draft.ts';

interface ChoiceFieldProps {
  readonly label: string;
  readonly value: string;
  readonly suggestions: readonly Suggestion[];
  readonly placeholder: string;
  readonly onCommit: (value: string) => void;
}

/** One line of text with the values that the site's posts have for it. */
export function ChoiceField({ label, value, suggestions, placeholder, onCommit }: ChoiceFieldProps) {
  const draft = useDraft(value, onCommit);
  return (
    <SuggestField
      className="quiet-suggest"
      label={label}
      value={draft.text}
      placeholder={placeholder}
      suggestions={suggestions}
      onValue={draft.onText}
      onBlur={draft.onBlur}
    />
  );
}
