import { Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { useSession } from '../../state/session-context.ts';

interface TagSuggestionsProps {
  readonly posts: readonly SitePath[];
  readonly onAdd: (tag: string) => void;
}

/** Tags that posts like these have and these have not. */
export function TagSuggestions({ posts, onAdd }: TagSuggestionsProps) {
  const { catalogue, desk } = useSession();
  const [tags, setTags] = useState<readonly string[]>([]);
  const key = posts.join('\n');
  useEffect(() => {
    let wanted = true;
    const asked = key.split('\n') as SitePath[];
    const text = asked.length === 1 ? desk.postAt(asked[0]!)?.text() : undefined;
    void catalogue.suggest(asked, text ?? null).then(found => wanted && setTags(found));
    return () => {
      wanted = false;
    };
  }, [catalogue, desk, key]);
  if (tags.length === 0) return null;
  return (
    <section className="tag-suggestions" aria-label="Suggested tags">
      <h3>{posts.length === 1 ? 'Posts like this one have' : 'Posts like these have'}</h3>
      {tags.map(tag => (
        <button
          key={tag}
          type="button"
          className="tag-chip tag-chip-add"
          aria-label={`Add ${tag}`}
          onClick={() => onAdd(tag)}
        >
          <Plus className="icon" aria-hidden />
          <bdi>{tag}</bdi>
        </button>
      ))}
    </section>
  );
}
