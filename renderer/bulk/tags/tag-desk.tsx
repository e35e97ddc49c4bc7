import { Tags } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { BulkChange } from '../../../shared/library/bulk-change.ts';
import type { ListKey } from '../../../shared/library/bulk-edit.ts';
import type { Counted } from '../../../shared/library/catalogue.ts';
import { findSimilarNames } from '../../../shared/library/similar-tags.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { useSession } from '../../state/session-context.ts';
import { useStore } from '../../state/store.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Segments } from '../../ui/segments.tsx';
import { ChangeFooter } from '../change-footer.tsx';
import { ChangePreview } from '../change-preview.tsx';
import { closeOrCancel, useBulkJob } from '../use-bulk-job.ts';
import { LookAlikes } from './look-alikes.tsx';
import { NameField } from './name-field.tsx';
import { NameRow } from './name-row.tsx';
import { TagActions } from './tag-actions.tsx';
import { additionOf, deletionOf, filterNames, mergeOf, type NameChange } from './tag-desk-state.ts';
import { TagList } from './tag-list.tsx';
import { TagSuggestions } from './tag-suggestions.tsx';
import './tags.css';

interface TagDeskProps {
  /** The posts that were selected; none for the post that lies open. */
  readonly paths: readonly SitePath[];
  readonly onClose: () => void;
}

const NONE: readonly Counted[] = [];
const WORDS = { tags: 'tag', categories: 'category' } as const;

/** Dialog "Tags": every tag or category with its count, what looks alike, and what can be changed in all posts at once. */
export function TagDesk({ paths, onClose }: TagDeskProps) {
  const { catalogue, desk } = useSession();
  const [listKey, setListKey] = useState<ListKey>('tags');
  const names = useStore(catalogue.store, state => state.facts?.[listKey] ?? NONE);
  const openPath = useStore(desk.store, state => state.path);
  const [filter, setFilter] = useState('');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [naming, setNaming] = useState(false);
  const [change, setChange] = useState<NameChange | null>(null);
  const { job, begin, end } = useBulkJob();
  const groups = useMemo(() => findSimilarNames(names), [names]);
  const shown = useMemo(() => filterNames(names, filter), [names, filter]);
  const posts = paths.length > 0 ? paths : openPath === null ? [] : [openPath];
  const namesIn = (wanted: ReadonlySet<string>) => names.filter(({ value }) => wanted.has(value));
  const marked = namesIn(selected);

  /** Plans a change in all posts that have one of its names, or in the posts that are selected. */
  const plan = async (next: NameChange, where: 'everywhere' | 'posts') => {
    setChange(next);
    setNaming(false);
    const { edit } = next;
    const concerned = edit.kind === 'merge' ? edit.from : edit.names;
    const found = where === 'posts' ? posts : await catalogue.having(listKey, concerned);
    // What is not saved yet is not in the catalogue.
    const unsaved = where === 'posts' ? [] : desk.unsaved().map(({ post }) => post.path);
    const whole: BulkChange = { kind: 'list', edit, paths: [...new Set([...found, ...unsaved])] };
    await begin().plan(next.label, whole);
  };
  const back = () => {
    end();
    setChange(null);
    setSelected(new Set());
  };
  const look = (key: ListKey) => {
    setListKey(key);
    setSelected(new Set());
    setNaming(false);
  };
  return (
    <Dialog
      name="Tags"
      icon={Tags}
      remark={`· ${names.length.toLocaleString('en')} in use${groups.length > 0 ? `, ${groups.length.toLocaleString('en')} look alike` : ''}`}
      onClose={() => closeOrCancel(job, onClose)}
      footer={
        job && change ? (
          <JobFooter job={job} onBack={back} onClose={onClose} />
        ) : (
          <TagActions
            naming={naming}
            marked={marked}
            posts={posts}
            typed={filter.trim()}
            known={names.some(({ value }) => value === filter.trim())}
            word={WORDS[listKey]}
            onRename={() => setNaming(true)}
            onDelete={() => void plan(deletionOf(listKey, marked), 'everywhere')}
            onAdd={added => void plan(additionOf(listKey, added), 'posts')}
            onRemove={() => void plan(deletionOf(listKey, marked), 'posts')}
            onClose={onClose}
          />
        )
      }
    >
      <div className={`dialog-desk tag-desk${change ? ' tag-desk-changing' : ''}`}>
        {change && !isProposal(change, groups) && <NameRow from={change.from} to={change.to} />}
        <LookAlikes
          listKey={listKey}
          groups={change ? firstOf(groups, change) : groups}
          disabled={change !== null}
          onMerge={({ keep, others }) => void plan(mergeOf(listKey, others, keep.value, names), 'everywhere')}
        />
        {job && change ? (
          <JobPreview job={job} />
        ) : (
          <>
            <div className="tag-tools">
              <Segments
                label="What is listed"
                value={listKey}
                segments={[
                  { value: 'tags', label: 'Tags' },
                  { value: 'categories', label: 'Categories' },
                ]}
                onChange={look}
              />
              <input
                className="field"
                type="search"
                aria-label={listKey === 'tags' ? 'Filter tags' : 'Filter categories'}
                placeholder="Filter, or type a new one"
                spellCheck={false}
                data-first-focus
                value={filter}
                onChange={event => setFilter(event.target.value)}
                onKeyDown={event => {
                  if (event.key !== 'ArrowDown') return;
                  event.preventDefault();
                  document.querySelector<HTMLElement>('.tag-list')?.focus();
                }}
              />
            </div>
            {naming && marked.length > 0 && (
              <NameField
                key={marked.map(({ value }) => value).join('\n')}
                from={marked}
                names={names}
                onCancel={() => setNaming(false)}
                onDone={to => void plan(mergeOf(listKey, marked, to, names), 'everywhere')}
              />
            )}
            {names.length === 0 ? (
              <p className="tag-none">No post of this site has a {WORDS[listKey]} yet.</p>
            ) : (
              <TagList
                label={listKey === 'tags' ? 'All tags' : 'All categories'}
                names={shown}
                identity={`${listKey} ${filter}`}
                selected={selected}
                onSelect={setSelected}
                onRename={() => setNaming(true)}
                onDelete={gone => void plan(deletionOf(listKey, namesIn(gone)), 'everywhere')}
              />
            )}
            {listKey === 'tags' && posts.length > 0 && (
              <TagSuggestions
                posts={posts}
                onAdd={value => void plan(additionOf('tags', [{ value, count: 0 }]), 'posts')}
              />
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}

type Job = NonNullable<ReturnType<typeof useBulkJob>['job']>;

function JobPreview({ job }: { readonly job: Job }) {
  return <ChangePreview job={job} state={useStore(job.store)} />;
}

interface JobFooterProps {
  readonly job: Job;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

function JobFooter({ job, onBack, onClose }: JobFooterProps) {
  return <ChangeFooter job={job} state={useStore(job.store)} onBack={onBack} onClose={onClose} />;
}

type Groups = ReturnType<typeof findSimilarNames>;

function isProposal({ edit }: NameChange, groups: Groups): boolean {
  return (
    edit.kind === 'merge' &&
    groups.some(
      ({ keep, others }) =>
        keep.value === edit.to &&
        others.length === edit.from.length &&
        others.every(({ value }) => edit.from.includes(value)),
    )
  );
}

/** While a merge is looked at, its row stands first. */
function firstOf(groups: Groups, { to }: NameChange): Groups {
  const isOwn = ({ keep }: Groups[number]) => keep.value === to?.value;
  return [...groups.filter(isOwn), ...groups.filter(group => !isOwn(group))];
}
