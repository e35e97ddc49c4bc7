import { useState } from 'react';
import type { ReviewSettings } from '../../../shared/library/facts.ts';
import { REVIEW_FILE, writeReviewSettings } from '../../../shared/library/review-settings.ts';
import { changeOwnFile } from '../../state/site/own-file.ts';
import { useSession } from '../../state/session-context.ts';
import { useStore } from '../../state/store.ts';
import { WordField } from './controls.tsx';

/** How the open site's posts say that they are in review or ready: a key and its words, kept in the site's own file. */
export function ReviewFields() {
  const session = useSession();
  const review = useStore(session.siteFacts.store, facts => facts.review);
  const [refused, setRefused] = useState<string | null>(null);
  const save = (part: Partial<ReviewSettings>) => {
    void changeOwnFile(session, text => writeReviewSettings(text, { ...review, ...part })).then(problem =>
      setRefused(problem && `${problem.cause} ${problem.remedy}`),
    );
  };
  const words = (state: keyof ReviewSettings['words'], written: string) => {
    const list = written.split(',').flatMap(word => (word.trim() === '' ? [] : [word.trim()]));
    if (list.length > 0) save({ words: { ...review.words, [state]: list } });
  };
  return (
    <>
      <WordField label="Front-matter key of the state" value={review.key} onWritten={key => save({ key })} />
      <WordField
        label="Words for “In review”"
        value={review.words['in-review'].join(', ')}
        onWritten={written => words('in-review', written)}
      />
      <WordField
        label="Words for “Ready”"
        value={review.words.ready.join(', ')}
        onWritten={written => words('ready', written)}
      />
      <p className="settings-note" role="status">
        {refused ??
          `Kept in ${REVIEW_FILE} of the site, for everyone who works on it. The first word is the one that is written.`}
      </p>
    </>
  );
}
