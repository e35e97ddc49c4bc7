import type { GroupKey } from '../../shared/library/arrange.ts';
import type { PostState } from '../../shared/library/facts.ts';
import type { ListHead } from '../state/site/catalogue-protocol.ts';
import { stateWords } from './post-state.tsx';

const NOTHING: Readonly<Record<GroupKey, string>> = {
  none: '',
  state: '',
  tag: 'Without tags',
  category: 'Without categories',
  author: 'Without author',
  year: 'Without date',
  month: 'Without date',
  folder: 'At the top',
};

/** The heading over the posts of a group. */
export function GroupHead({ head, group }: { readonly head: ListHead; readonly group: GroupKey }) {
  return (
    <div className="post-group" role="presentation">
      <span>{groupName(head.name, group)}</span>
      <span className="post-group-count">{head.count.toLocaleString('en')}</span>
    </div>
  );
}

function groupName(name: string, group: GroupKey): string {
  if (name === '') return NOTHING[group];
  if (group === 'state') return stateWords[name as PostState];
  if (group !== 'month') return name;
  return new Intl.DateTimeFormat('en', { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${name}-01T00:00:00Z`),
  );
}
