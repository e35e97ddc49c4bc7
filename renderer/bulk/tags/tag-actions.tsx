import type { Counted } from '../../../shared/library/catalogue.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { Button } from '../../ui/button.tsx';
import { countPosts } from '../bulk-words.ts';

interface TagActionsProps {
  /** The new name is being asked for. */
  readonly naming: boolean;
  readonly marked: readonly Counted[];
  /** The posts that names can be added to. */
  readonly posts: readonly SitePath[];
  /** What the filter holds: a name that may be new. */
  readonly typed: string;
  readonly known: boolean;
  readonly word: string;
  readonly onRename: () => void;
  readonly onDelete: () => void;
  readonly onAdd: (names: readonly Counted[]) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** What can be done with the marked names: everywhere, or in the posts at hand. */
export function TagActions(props: TagActionsProps) {
  const { marked, posts, typed, known, word, onAdd } = props;
  const here = posts.length === 1 ? 'this post' : countPosts(posts.length);
  if (props.naming && marked.length > 0) {
    return (
      <>
        <span className="bulk-note">You see every change before it is made</span>
        <Button onPress={props.onClose}>Close</Button>
      </>
    );
  }
  const isNew = typed !== '' && !known && marked.length === 0;
  if (marked.length === 0 && !(isNew && posts.length > 0)) {
    return (
      <>
        <span className="bulk-note">Mark a {word} to rename, merge or delete it in every post</span>
        <Button onPress={props.onClose}>Close</Button>
      </>
    );
  }
  if (isNew) {
    return (
      <>
        <span className="bulk-note">No post has “{typed}” yet</span>
        <Button onPress={() => onAdd([{ value: typed, count: 0 }])}>{`Add to ${here}…`}</Button>
      </>
    );
  }
  return (
    <>
      <span className="bulk-note" role="status">
        {marked.length} marked
      </span>
      {posts.length > 0 && (
        <>
          <Button onPress={() => onAdd(marked)}>{`Add to ${here}…`}</Button>
          <Button onPress={props.onRemove}>{`Remove from ${here}…`}</Button>
        </>
      )}
      <Button onPress={props.onDelete}>Delete…</Button>
      <Button onPress={props.onRename}>{marked.length > 1 ? `Merge ${marked.length}…` : 'Rename…'}</Button>
    </>
  );
}
