import { FilePlus2 } from 'lucide-react';
import { useId, useState } from 'react';
import type { Problem } from '../../shared/kit/problem.ts';
import { fieldOf } from '../../shared/schema/field.ts';
import { freePath, newPath, writtenTime } from '../state/post-moves.ts';
import { newPostText } from '../../shared/schema/new-post.ts';
import { useSession } from '../state/session-context.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Segments } from '../ui/segments.tsx';
import './new-post.css';

const KINDS = [
  { value: 'draft', label: 'Draft' },
  { value: 'post', label: 'Post, dated now' },
] as const;

const COMMON_KEYS = ['author', 'categories', 'tags'];

/** Asks for a title and begins a draft, or a post of today, with the keys that the site's posts have. */
export function NewPost({ onClose }: { readonly onClose: () => void }) {
  const { desk, siteFacts, catalogue } = useSession();
  const id = useId();
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<'draft' | 'post'>('draft');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [context] = useState(() => siteFacts.moveContext(Date.now()));
  const path = freePath(newPath(title, kind, context), context.exists);

  const create = async () => {
    const { schema } = catalogue.knowledge.get();
    const inherited = siteFacts.inherited(path, 'posts', 'layout') !== undefined;
    const known = schema.fields.filter(field => field.share >= 0.5).map(field => field.key);
    const authors = fieldOf(schema, 'author')?.values ?? [];
    const layouts = fieldOf(schema, 'layout')?.values.filter(one => one.count > 0) ?? [];
    const refused = await desk.create(
      path,
      newPostText({
        title: title.trim() === '' ? 'Untitled' : title.trim(),
        date: kind === 'post' ? writtenTime(context) : null,
        layout: inherited ? null : (layouts[0]?.value ?? siteFacts.usualLayout()),
        author: authors.length === 1 ? (authors[0]?.value ?? null) : null,
        keys: known.length > 0 ? known : COMMON_KEYS,
      }),
    );
    if (refused) return setProblem(refused);
    onClose();
    requestAnimationFrame(() => desk.post?.reveal(desk.post.doc.length));
  };

  return (
    <Dialog
      name="New post"
      icon={FilePlus2}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" onPress={() => void create()}>
            Create
          </Button>
        </>
      }
    >
      <form
        className="new-post"
        onSubmit={event => {
          event.preventDefault();
          void create();
        }}
      >
        <label htmlFor={`${id}-title`}>Title</label>
        <input
          id={`${id}-title`}
          className="field new-post-title"
          type="text"
          value={title}
          data-first-focus
          dir="auto"
          placeholder="What is it about?"
          aria-describedby={`${id}-path`}
          onChange={event => setTitle(event.target.value)}
        />
        <Segments label="Kind" value={kind} segments={KINDS} onChange={setKind} />
        <p id={`${id}-path`} className="new-post-path">
          {path}
        </p>
        {problem && (
          <p role="alert" className="new-post-problem">
            {problem.cause} {problem.remedy}
          </p>
        )}
      </form>
    </Dialog>
  );
}
