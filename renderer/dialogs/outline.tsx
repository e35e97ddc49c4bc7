import { useMemo, useState } from 'react';
import { useSession } from '../state/session-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { PickList } from '../ui/pick-list.tsx';
import { headingsOf } from './headings.ts';
import { rank } from './rank.ts';

/** The headings of the open post; picking one goes there. */
export function Outline({ onClose }: { readonly onClose: () => void }) {
  const { desk } = useSession();
  const [text, setText] = useState('');
  const post = desk.post;
  const headings = useMemo(() => (post ? headingsOf(post.doc.iterLines()) : []), [post]);
  const options = useMemo(() => rank(headings, text, heading => heading.text), [headings, text]);
  return (
    <Dialog name="Outline" bare light size="small" onClose={onClose}>
      <PickList
        label="Search headings"
        placeholder="Go to a heading…"
        text={text}
        onText={setText}
        options={options}
        optionKey={heading => String(heading.line)}
        empty={headings.length === 0 ? 'This post has no headings.' : 'No heading is called that.'}
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
