import { useEffect, useState } from 'react';
import type { ListKey } from '../../../shared/library/bulk-edit.ts';
import type { SimilarNames } from '../../../shared/library/similar-tags.ts';
import { useSession } from '../../state/session-context.ts';
import { Button } from '../../ui/button.tsx';
import { countPosts } from '../bulk-words.ts';
import { NameRow } from './name-row.tsx';

const FEW = 3;
const REASONS = {
  case: 'other case or accents',
  hyphen: 'other hyphens or spaces',
  plural: 'singular and plural',
  typo: 'one letter apart',
} as const;

interface LookAlikesProps {
  readonly listKey: ListKey;
  readonly groups: readonly SimilarNames[];
  readonly disabled: boolean;
  readonly onMerge: (group: SimilarNames) => void;
}

/** Names that probably mean the same, each with its merge. */
export function LookAlikes({ listKey, groups, disabled, onMerge }: LookAlikesProps) {
  const [all, setAll] = useState(false);
  const shown = all ? groups : groups.slice(0, FEW);
  if (groups.length === 0) return null;
  return (
    <section className="look-alikes" aria-label="Look alike">
      <ul className="scrolls">
        {shown.map(group => (
          <li key={group.keep.value}>
            <LookAlike listKey={listKey} group={group} disabled={disabled} onMerge={onMerge} />
          </li>
        ))}
      </ul>
      {groups.length > FEW && (
        <Button kind="text" onPress={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${groups.length} that look alike`}
        </Button>
      )}
    </section>
  );
}

interface LookAlikeProps extends Omit<LookAlikesProps, 'groups'> {
  readonly group: SimilarNames;
}

function LookAlike({ listKey, group, disabled, onMerge }: LookAlikeProps) {
  const { catalogue } = useSession();
  const [posts, setPosts] = useState<number | null>(null);
  const { keep, others } = group;
  useEffect(() => {
    let wanted = true;
    const names = others.map(({ value }) => value);
    void catalogue.having(listKey, names).then(paths => wanted && setPosts(paths.length));
    return () => {
      wanted = false;
    };
  }, [catalogue, listKey, others]);
  const reason = [...new Set(others.map(({ likeness }) => REASONS[likeness]))].join(', ');
  return (
    <NameRow from={others} to={keep}>
      <Button disabled={disabled} tip={`They differ by ${reason}`} onPress={() => onMerge(group)}>
        {posts === null ? 'Merge…' : `Merge ${countPosts(posts)}…`}
      </Button>
    </NameRow>
  );
}
