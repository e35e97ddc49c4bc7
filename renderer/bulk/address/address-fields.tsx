import { useId } from 'react';
import type { AddressPlan } from '../../../shared/export/change-address.ts';
import { Button } from '../../ui/button.tsx';
import { slugOfTitle, type AddressName } from './address-name.ts';

/** What a person asks for. */
export interface AddressWish {
  readonly name: AddressName;
  /** The front matter's own words for the address; null where it has none. */
  readonly slug: string | null;
  readonly permalink: string | null;
  /** Null until it is known whether the site's readers need one. */
  readonly redirect: boolean | null;
  /** As the post says them, for suggestions. */
  readonly title: string | null;
  readonly date: string | null;
}

interface AddressFieldsProps {
  readonly wish: AddressWish;
  readonly plan: AddressPlan | null;
  readonly onChange: (wish: AddressWish) => void;
}

/** The parts of a post's name, the keys that decide its address, and whether the old one is to lead to the new one. */
export function AddressFields({ wish, plan, onChange }: AddressFieldsProps) {
  const id = useId();
  const { name, slug, permalink, title, date } = wish;
  const titled = title === null ? '' : slugOfTitle(title);
  const rename = (part: Partial<AddressName>) => onChange({ ...wish, name: { ...name, ...part } });
  return (
    <div className="address-fields">
      {name.day !== null && (
        <>
          <label htmlFor={`${id}-day`}>Day in the name</label>
          <span>
            <input
              id={`${id}-day`}
              className="field address-day"
              value={name.day}
              spellCheck={false}
              onChange={event => rename({ day: event.target.value })}
            />
            {date !== null && date !== name.day && (
              <Button kind="text" onPress={() => rename({ day: date })}>
                {`As its date: ${date}`}
              </Button>
            )}
          </span>
        </>
      )}
      <label htmlFor={`${id}-slug`}>Name</label>
      <span>
        <input
          id={`${id}-slug`}
          className="field address-slug"
          value={name.slug}
          spellCheck={false}
          data-first-focus
          onChange={event => rename({ slug: event.target.value })}
        />
        {titled !== '' && titled !== name.slug && (
          <Button kind="text" onPress={() => rename({ slug: titled })}>
            As its title
          </Button>
        )}
      </span>
      {slug !== null && (
        <>
          <label htmlFor={`${id}-key`}>slug</label>
          <input
            id={`${id}-key`}
            className="field"
            value={slug}
            spellCheck={false}
            onChange={event => onChange({ ...wish, slug: event.target.value })}
          />
        </>
      )}
      {permalink !== null && (
        <>
          <label htmlFor={`${id}-permalink`}>permalink</label>
          <input
            id={`${id}-permalink`}
            className="field"
            value={permalink}
            spellCheck={false}
            onChange={event => onChange({ ...wish, permalink: event.target.value })}
          />
        </>
      )}
      <span />
      <label className="address-redirect">
        <input
          type="checkbox"
          checked={wish.redirect ?? false}
          disabled={plan !== null && !plan.redirects}
          onChange={event => onChange({ ...wish, redirect: event.target.checked })}
        />
        Lead readers of the old address here (redirect_from)
        {plan !== null && !plan.redirects && <small>The site does not use jekyll-redirect-from</small>}
      </label>
    </div>
  );
}
