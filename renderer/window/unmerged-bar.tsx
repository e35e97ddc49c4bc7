import { GitMerge } from 'lucide-react';
import { useEffect, useState } from 'react';
import { readConflicts } from '../../shared/text/compare/conflict-markers.ts';
import type { OpenPost } from '../state/post/open-post.ts';
import { useSession } from '../state/session-context.ts';
import { Button } from '../ui/button.tsx';
import './conflict-bar.css';

/** Milliseconds. */
const LOOK_AFTER = 400;

/** Says that git left two versions in the shown post, and offers the choice. */
export function UnmergedBar({ post }: { readonly post: OpenPost }) {
  const { dialogs } = useSession();
  const [unmerged, setUnmerged] = useState(() => readConflicts(post.text()) !== undefined);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = post.subscribe(({ changes }) => {
      if (changes.length === 0) return;
      clearTimeout(timer);
      timer = setTimeout(() => setUnmerged(readConflicts(post.text()) !== undefined), LOOK_AFTER);
    });
    return () => {
      leave();
      clearTimeout(timer);
    };
  }, [post]);
  if (!unmerged) return null;
  return (
    <div className="conflict-bar" role="alert">
      <GitMerge className="icon" aria-hidden />
      <p>Git left two versions in this post, which it could not merge.</p>
      <Button onPress={() => dialogs.show({ kind: 'unmerged' })}>Choose…</Button>
    </div>
  );
}
