import { CornerDownLeft } from 'lucide-react';
import { useState } from 'react';
import { useSession } from '../state/session-context.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { readLine } from './read-line.ts';
import './go-to-line.css';

/** Asks for a line of the file, and goes there; lines of the front matter are shown as text. */
export function GoToLine({ onClose }: { readonly onClose: () => void }) {
  const { desk, goTo } = useSessionPlace();
  const post = desk.post;
  const lines = post?.doc.lines ?? 1;
  const current = post ? post.doc.lineAt(post.cursor).number : 1;
  const [text, setText] = useState('');
  const place = readLine(text, current, lines);
  const go = () => {
    if (!post || !place) return;
    onClose();
    requestAnimationFrame(() => goTo(post.path, place));
  };
  return (
    <Dialog
      name="Go to line"
      icon={CornerDownLeft}
      size="small"
      light
      onClose={onClose}
      footer={
        <Button kind="primary" disabled={!place} onPress={go}>
          Go
        </Button>
      }
    >
      <form
        className="go-to-line"
        onSubmit={event => {
          event.preventDefault();
          go();
        }}
      >
        <label htmlFor="line-number">Line</label>
        <input
          id="line-number"
          className="field"
          data-first-focus
          autoComplete="off"
          aria-describedby="line-note"
          aria-invalid={text !== '' && !place}
          value={text}
          onChange={event => setText(event.target.value)}
        />
        <p id="line-note">
          {text !== '' && !place
            ? 'That is no line. Write a number, “12:5” with a column, or “+10” and “-10” from here.'
            : `Of ${lines.toLocaleString('en')}; the cursor is in line ${current.toLocaleString('en')}.`}
        </p>
      </form>
    </Dialog>
  );
}

function useSessionPlace() {
  const session = useSession();
  const goTo = (path: string, { line, column }: { readonly line: number; readonly column: number }) =>
    void session.goTo({ path, line, column });
  return { desk: session.desk, goTo };
}
