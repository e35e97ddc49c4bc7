import { canHaveBoth, hunksOf, type MergeChoice, type MergeHunk } from '../../shared/text/compare/merge-choice.ts';
import type { KeyConflict, Merge } from '../../shared/text/compare/merge.ts';
import { toJson, type FrontMatterValue } from '../../shared/text/yaml/value.ts';
import { Segments } from './segments.tsx';
import './merge-choices.css';

/** What was chosen: by the piece of a stretch, and by key. */
export interface Choices {
  readonly hunks: ReadonlyMap<number, MergeChoice>;
  readonly keys: ReadonlyMap<string, MergeChoice>;
}

export const NO_CHOICES: Choices = { hunks: new Map(), keys: new Map() };

/** How many conflicts have no choice yet. */
export function undecided(merge: Merge, { hunks, keys }: Choices): number {
  const open = hunksOf(merge).filter(hunk => hunk.isConflict && !hunks.has(hunk.piece));
  return open.length + merge.keys.filter(({ key }) => !keys.has(key)).length;
}

interface MergeChoicesProps {
  readonly merge: Merge;
  readonly choices: Choices;
  /** What the other side is called. */
  readonly theirs?: string;
  readonly onChoose: (choices: Choices) => void;
}

/** Every difference of two versions with a choice: mine, the disk's, or both; what only one side changed is chosen already. */
export function MergeChoices({ merge, choices, theirs = 'On disk', onChoose }: MergeChoicesProps) {
  const { hunks, keys } = choices;
  const shown = hunksOf(merge);
  return (
    <ol className="merge-choices" aria-label="Differences">
      {merge.keys.map(conflict => (
        <li key={conflict.key} className="merge-choice" data-open={!keys.has(conflict.key) || undefined}>
          <Head
            name={`Key ${conflict.key}`}
            remark="Both changed it"
            theirs={theirs}
            value={keys.get(conflict.key)}
            both={canHaveBoth(conflict)}
            onChange={choice => onChoose({ hunks, keys: new Map(keys).set(conflict.key, choice) })}
          />
          <Sides {...sidesOfKey(conflict)} choice={keys.get(conflict.key)} />
        </li>
      ))}
      {shown.map((hunk, at) => {
        const choice = hunks.get(hunk.piece) ?? hunk.usual;
        return (
          <li key={hunk.piece} className="merge-choice" data-open={choice === undefined || undefined}>
            <Head
              name={`Difference ${at + 1} of ${shown.length}`}
              remark={remarkOf(hunk)}
              theirs={theirs}
              value={choice}
              both={hunk.isConflict}
              onChange={next => onChoose({ hunks: new Map(hunks).set(hunk.piece, next), keys })}
            />
            <Sides mine={hunk.mine} theirs={hunk.theirs} choice={choice} />
          </li>
        );
      })}
    </ol>
  );
}

interface HeadProps {
  readonly name: string;
  readonly remark: string;
  readonly value: MergeChoice | undefined;
  readonly both: boolean;
  readonly theirs: string;
  readonly onChange: (choice: MergeChoice) => void;
}

function Head({ name, remark, value, both, theirs, onChange }: HeadProps) {
  return (
    <header>
      <h3>{name}</h3>
      <span>{remark}</span>
      <Segments<MergeChoice | ''>
        label={name}
        value={value ?? ''}
        segments={[
          { value: 'mine', label: 'Mine' },
          { value: 'theirs', label: theirs },
          ...(both ? [{ value: 'both' as const, label: 'Both' }] : []),
        ]}
        onChange={choice => choice !== '' && onChange(choice)}
      />
    </header>
  );
}

interface SidesProps {
  readonly mine: string;
  readonly theirs: string;
  readonly choice: MergeChoice | undefined;
}

function Sides({ mine, theirs, choice }: SidesProps) {
  const taken = (side: 'mine' | 'theirs') => choice === undefined || choice === 'both' || choice === side;
  return (
    <div className="merge-sides">
      {(['mine', 'theirs'] as const).map(side => {
        const text = side === 'mine' ? mine : theirs;
        return (
          <pre key={side} className={`selectable${taken(side) ? '' : ' merge-left'}`}>
            {text === '' ? <i>Nothing here</i> : text}
          </pre>
        );
      })}
    </div>
  );
}

function remarkOf({ usual }: MergeHunk): string {
  if (usual === undefined) return 'Both changed it';
  return usual === 'mine' ? 'Only you changed it' : 'Only the other version changed it';
}

function sidesOfKey({ key, mine, theirs }: KeyConflict): { readonly mine: string; readonly theirs: string } {
  const shown = (value: FrontMatterValue | undefined) =>
    value === undefined ? '' : `${key}: ${JSON.stringify(toJson(value))}`;
  return { mine: shown(mine), theirs: shown(theirs) };
}
