import type { Problem } from '../../../shared/kit/problem.ts';
import { err, ok, type Result } from '../../../shared/kit/result.ts';
import { fieldOf, keyOrder } from '../../../shared/schema/field.ts';
import { newKeysOf, newPostText } from '../../../shared/schema/new-post.ts';
import { fillTemplate } from '../../../shared/schema/template.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { slugify } from '../../../shared/text/slug.ts';
import { writtenTime, type NewPlace } from './post-moves.ts';
import type { Session } from '../session.ts';

export interface NewDocument {
  readonly title: string;
  readonly place: NewPlace;
  readonly path: SitePath;
  /** The file that it is made from; null: as the site's posts are. */
  readonly template: SitePath | null;
}

const COMMON_KEYS = ['author', 'categories', 'tags'];

/** The text that a new document begins with. */
export async function newText(
  { bridge, workspace, catalogue, siteFacts }: Session,
  { title, place, path, template }: NewDocument,
): Promise<Result<string, Problem>> {
  const { schema } = catalogue.knowledge.get();
  const date = writtenTime(siteFacts.moveContext(Date.now()));
  const authors = fieldOf(schema, 'author')?.values ?? [];
  const author = authors.length === 1 ? (authors[0]?.value ?? null) : null;
  if (template !== null && workspace.site) {
    const read = await bridge.call('post.read', { site: workspace.site.id, path: template });
    if (read.kind === 'refused') return err(read.problem);
    const values = { title, date, slug: slugify(title), author: author ?? '' };
    return fillTemplate(read.file.text, values, { dated: place === 'post', path: template });
  }
  const inherited = siteFacts.inherited(path, 'layout') !== undefined;
  const layouts = fieldOf(schema, 'layout')?.values.filter(one => one.count > 0) ?? [];
  const isPost = typeof place === 'string';
  const known = schema.fields.filter(field => field.share >= 0.5 || field.required).map(field => field.key);
  return ok(
    newPostText({
      title,
      date: place === 'post' ? date : null,
      layout: inherited || !isPost ? null : (layouts[0]?.value ?? siteFacts.usualLayout()),
      author: isPost ? author : null,
      keys: !isPost ? [] : known.length > 0 ? keyOrder(schema).filter(key => known.includes(key)) : COMMON_KEYS,
      others: isPost ? newKeysOf(schema) : [],
      styles: new Map(schema.fields.map(field => [field.key, field.style])),
    }),
  );
}
