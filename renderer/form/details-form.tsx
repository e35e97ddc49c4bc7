import { ChevronDown, ChevronUp, Code } from 'lucide-react';
import { useEffect, useId, useMemo, useState, type CSSProperties } from 'react';
import type { Settings } from '../../shared/contract/settings.ts';
import { fieldOf } from '../../shared/schema/field.ts';
import type { OpenPost } from '../state/post/open-post.ts';
import { Details, isLeftToText } from '../state/post/details.ts';
import { useSession } from '../state/session-context.ts';
import { sameFields, useStore } from '../state/store.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { usePart } from '../ui/use-part.tsx';
import { AddressLine } from './address-line.tsx';
import { DetailRow } from './detail-row.tsx';
import { LengthAdvice } from './length-advice.tsx';
import { fieldsOf, inColumns, scalarText } from './fields.ts';
import type { ImageSource } from './image-field.tsx';
import { TextField } from './text-field.tsx';
import './details.css';

/** Keys that are shown at once. */
const SHOWN = 60;

interface DetailsFormProps {
  readonly post: OpenPost;
  readonly images: ImageSource;
}

/** The front matter as a form: the title set as a title, the other keys as quiet rows, the address at the end. */
export function DetailsForm({ post, images }: DetailsFormProps) {
  const details = useDetails(post);
  return details ? <DetailsOf details={details} images={images} /> : null;
}

/** The text's own face and measure: the form stands over the text in the same column. */
function textFace({ editorFont, editorFontSize, editorMeasure }: Settings): CSSProperties {
  const measure = { '--measure': `${editorMeasure}ch` };
  return { fontFamily: `var(--font-${editorFont})`, fontSize: editorFontSize, ...measure };
}

function useDetails(post: OpenPost): Details | null {
  const [details, setDetails] = useState<Details | null>(null);
  useEffect(() => {
    const followed = new Details(post);
    setDetails(followed);
    return () => followed.release();
  }, [post]);
  return details?.post === post ? details : null;
}

function DetailsOf({ details, images }: { readonly details: Details; readonly images: ImageSource }) {
  const { preferences, view, commands, problems, catalogue, dialogs } = useSession();
  const { frontMatter, changed, refused } = useStore(details.store);
  const schema = useStore(catalogue.knowledge, knowledge => knowledge.schema);
  const face = useStore(preferences.store, textFace, sameFields);
  const shown = useStore(preferences.store, settings => settings.panes.detailsShown);
  const asYaml = useStore(view.store, state => state.asYaml);
  const fields = useMemo(() => fieldsOf(frontMatter, schema, details.kinds), [frontMatter, schema, details]);
  const id = useId();
  const title = fields[0]!;
  const rows = fields.slice(1);
  const { shown: shownRows, more } = usePart(rows, SHOWN);
  const isLong = isLeftToText(frontMatter);
  // Fields would be empty, or take nothing.
  const isText = asYaml || frontMatter.problems.length > 0;
  const open = shown && !isText;
  const advised = fieldOf(schema, 'title')?.advised;

  useEffect(
    () =>
      commands.register({
        'view.details': () => {
          view.toggleYaml(false);
          preferences.changePanes({ detailsShown: true });
          requestAnimationFrame(() => document.getElementById(`${id}-title`)?.focus());
        },
      }),
    [commands, preferences, view, id],
  );
  useEffect(() => {
    problems.report('details', frontMatter.problems);
    return () => problems.report('details', []);
  }, [problems, frontMatter]);

  useEffect(() => details.follow(schema), [details, schema]);

  const broken = frontMatter.problems[0] ?? refused;
  return (
    <form
      className={`details${open ? '' : ' details-closed'}`}
      aria-label="Details"
      style={{ ...face }}
      onSubmit={event => event.preventDefault()}
    >
      <div className="details-scroll scrolls">
        <div className="details-column">
          {isText && !isLong && (
            <p className="details-as-yaml">
              {asYaml ? 'The front matter stands in the text below.' : 'The form cannot show this front matter.'}
            </p>
          )}
          {broken && (
            <p className="details-broken" role="alert">
              {broken.cause} {broken.remedy}
            </p>
          )}
          {!isText && (
            <>
              <label className="visually-hidden" htmlFor={`${id}-title`}>
                Title
              </label>
              <TextField
                id={`${id}-title`}
                className="details-title"
                value={scalarText(title.value)}
                placeholder="Untitled"
                onCommit={text => details.set('title', text, true)}
                onEnter={() => details.post.focus()}
              />
              {open && advised && scalarText(title.value).length > advised.most && (
                <LengthAdvice length={scalarText(title.value).length} {...advised} />
              )}
            </>
          )}
          {open && (
            <div className="details-rows">
              {inColumns(shownRows).map(({ field, place }) => (
                <DetailRow
                  key={field.key}
                  id={`${id}-${field.key}`}
                  field={field}
                  place={place}
                  details={details}
                  images={images}
                />
              ))}
              {more}
            </div>
          )}
        </div>
      </div>
      <div className="details-foot details-column">
        {open && <AddressLine post={details.post} fields={rows} />}
        <span className="details-changed" role="status" aria-label="Last change of the details">
          {changed && (
            <button
              type="button"
              className="details-last"
              data-tip="Show what changed"
              onClick={() => dialogs.show({ kind: 'last-change', ...changed })}
            >
              {changed.words}
            </button>
          )}
        </span>
        {!isLong && (
          <span className="details-tools">
            <Button kind="text" icon={Code} onPress={() => view.toggleYaml()}>
              {asYaml ? 'As form' : 'As YAML'}
            </Button>
            {!isText && (
              <IconButton
                label={open ? 'Fold the details' : 'Unfold the details'}
                icon={open ? ChevronUp : ChevronDown}
                expanded={open}
                onPress={() => preferences.changePanes({ detailsShown: !shown })}
              />
            )}
          </span>
        )}
      </div>
    </form>
  );
}
