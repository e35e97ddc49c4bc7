import { useEffect, useMemo, useState } from 'react';
import { inSlices } from '../state/in-slices.ts';
import { useSession } from '../state/session-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { PickList } from '../ui/pick-list.tsx';
import { MOST_HEADINGS, readHeadings, type Heading } from './headings.ts';
import { rank } from './rank.ts';

const NONE: readonly Heading[] = [];

/** The headings of the open post; picking one goes there. */
export function Outline({ onClose }: { readonly onClose: () => void }) {
  const { desk } = useSession();
  const [text, setText] = useState('');
  const post = desk.post;
  const [headings, setHeadings] = useState<readonly Heading[] | null>(null);
  useEffect(() => (post ? inSlices(readHeadings(post.doc.iterLines()), setHeadings) : undefined), [post]);
  const options = useMemo(() => rank(headings ?? NONE, text, heading => heading.text), [headings, text]);
  return (
    <Dialog name="Outline" bare light size="small" onClose={onClose}>
      <PickList
        label="Search headings"
        placeholder="Go to a heading…"
        text={text}
        onText={setText}
        options={options}
        optionKey={heading => String(heading.line)}
        empty={
          headings === null
            ? 'Looking…'
            : headings.length === 0
              ? 'This post has no headings.'
              : 'No heading is called that.'
        }
        note={
          headings?.length === MOST_HEADINGS &&
          `Only the first ${MOST_HEADINGS.toLocaleString('en')} headings are listed.`
        }
        onPick={heading => {
          onClose();
          requestAnimationFrame(() => post?.reveal(post.doc.line(Math.min(heading.line, post.doc.lines)).to));
        }}
        renderOption={heading => (
          <>
            <span className="pick-main" style={{ paddingInlineStart: (heading.level - 1) * 14 }}>
              {heading.text}
            </span>
            <span className="pick-aside">{heading.line}</span>
          </>
        )}
      />
    </Dialog>
  );
}
