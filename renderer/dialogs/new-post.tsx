import { FilePlus2 } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import type { Problem } from '../../shared/kit/problem.ts';
import { useSession } from '../state/session-context.ts';
import { freePath, newPath, type NewPlace } from '../state/site/post-moves.ts';
import { newText } from '../state/site/new-text.ts';
import type { SitePath } from '../../shared/site/site-file.ts';
import { slugify } from '../../shared/text/slug.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Segments } from '../ui/segments.tsx';
import './new-post.css';

const KINDS = [
  { value: 'draft', label: 'Draft' },
  { value: 'post', label: 'Post, dated now' },
] as const;

/** Begins a draft, a post of today or a document of another collection, as the site's posts are or from a template. */
export function NewPost({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const { desk, siteFacts } = session;
  const id = useId();
  const [title, setTitle] = useState('');
  const [name, setName] = useState<string | null>(null);
  const [kind, setKind] = useState('draft');
  const [template, setTemplate] = useState<SitePath | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isCreating, setIsCreating] = useState(false);
  const [context] = useState(() => siteFacts.moveContext(Date.now()));
  const [templates] = useState(() => siteFacts.templates());
  const collections = siteFacts.collections();
  const kinds = [...KINDS, ...collections.map(one => ({ value: `of ${one}`, label: one }))];
  const place: NewPlace = kind === 'draft' || kind === 'post' ? kind : { collection: kind.slice(3) };
  const path = freePath(newPath(name ?? title, place, context), context.exists);
  useEffect(() => setProblem(null), [path, template]);

  const create = async () => {
    // A second press while the file is written would write another one.
    if (isCreating) return;
    setIsCreating(true);
    const text = await newText(session, { title: title.trim() || 'Untitled', place, path, template });
    const refused = text.ok ? await desk.create(path, text.value) : text.error;
    if (refused) {
      setIsCreating(false);
      return setProblem(refused);
    }
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
        <Segments label="Kind" value={kind} segments={kinds} onChange={setKind} />
        {templates.length > 0 && (
          <>
            <label htmlFor={`${id}-template`}>Template</label>
            <select
              id={`${id}-template`}
              className="field"
              value={template ?? ''}
              onChange={event => setTemplate(templates.find(one => one === event.target.value) ?? null)}
            >
              <option value="">As the site’s posts are</option>
              {templates.map(one => (
                <option key={one} value={one}>
                  {one.replace(/^_templates\//, '').replace(/\.[^.]+$/, '')}
                </option>
              ))}
            </select>
          </>
        )}
        <label htmlFor={`${id}-name`}>Name in the address</label>
        <input
          id={`${id}-name`}
          className="field new-post-name"
          type="text"
          spellCheck={false}
          value={name ?? slugify(title)}
          placeholder="untitled"
          onChange={event => setName(event.target.value === '' ? null : event.target.value)}
        />
        <p id={`${id}-path`} className="new-post-path">
          {path}
        </p>
        {problem && (
          <p role="alert" className="new-post-problem">
            {problem.cause} {problem.remedy}
          </p>
        )}
        <input type="submit" hidden />
      </form>
    </Dialog>
  );
}
