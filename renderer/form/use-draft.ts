import { useState } from 'react';

interface Draft {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onBlur: () => void;
}

/**
 * What stands in a field while it is typed in. Every change is committed at once, without the white space at its ends,
 * which would need quotes; the draft keeps that until the field is left. A change from elsewhere replaces the draft.
 */
export function useDraft(value: string, commit: (text: string) => void): Draft {
  const [draft, setDraft] = useState<{ readonly text: string; readonly committed: string } | null>(null);
  const current = draft !== null && draft.committed === value ? draft : null;
  return {
    text: current ? current.text : value,
    onText: text => {
      const committed = text.trim();
      setDraft({ text, committed });
      if (committed !== value) commit(committed);
    },
    onBlur: () => setDraft(null),
  };
}
