import { Transaction } from '@codemirror/state';
import { keyOrder } from '../../../shared/schema/field.ts';
import { readDate, setDate } from '../../../shared/text/date-literal.ts';
import { readFrontMatter, setKeys } from '../../../shared/text/front-matter.ts';
import { isScalar, Literal, type FrontMatterValue } from '../../../shared/text/yaml/value.ts';
import type { OpenPost } from '../post/open-post.ts';
import { isDraft, isPost, writtenTime } from './post-moves.ts';
import type { Catalogue } from './catalogue.ts';
import type { SiteFacts } from './site-facts.ts';

/**
 * Sets the keys that the site's schema file wants set when a changed post is saved (`on_save: now`) to the present time, in
 * the style that the post has. A post without front matter that can be read is left as it is; it is no step of undo.
 */
export function stampPost(
  { catalogue, siteFacts }: { readonly catalogue: Catalogue; readonly siteFacts: SiteFacts },
  post: OpenPost,
): void {
  const { schema } = catalogue.knowledge.get();
  const keys = schema.fields.filter(field => field.stamped).map(field => field.key);
  if (keys.length === 0 || !(isPost(post.path) || isDraft(post.path))) return;
  const text = post.text();
  const { kind, values, problems } = readFrontMatter(text, post.path);
  if (kind !== 'yaml' || problems.length > 0) return;
  const now = writtenTime(siteFacts.moveContext(Date.now()));
  const wanted = keys.map(key => [key, stamped(values.get(key), now)] as const);
  const changes = setKeys(text, wanted, { path: post.path, order: keyOrder(schema) });
  if (!changes.ok || changes.value.length === 0) return;
  post.dispatch({
    changes: changes.value.map(change => ({ ...change })),
    userEvent: 'stamp',
    annotations: Transaction.addToHistory.of(false),
  });
}

/** The present time, written as the value before was. */
export function stamped(before: FrontMatterValue | undefined, now: string): FrontMatterValue {
  if (before === undefined || before === null || !isScalar(before)) return new Literal(now);
  const literal = before instanceof Literal ? before.source : String(before);
  const old = readDate(literal);
  const parts = readDate(now);
  if (!old || !parts) return new Literal(now);
  const { year, month, day, hour = 0, minute = 0, second = 0, offset } = parts;
  const time = old.hour === undefined ? {} : { hour, minute, ...(old.second === undefined ? {} : { second }) };
  const zone = old.offset === undefined || offset === undefined ? {} : { offset };
  const written = setDate(literal, { year, month, day, ...time, ...zone }) ?? now;
  return before instanceof Literal ? new Literal(written) : written;
}
