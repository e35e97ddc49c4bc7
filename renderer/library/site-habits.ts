import type { SiteKnowledge } from '../state/catalogue-protocol.ts';
import { commonestFirst } from '../../shared/library/catalogue.ts';
import type { PostFacts } from '../../shared/library/facts.ts';
import { inferSchema } from '../../shared/schema/infer.ts';
import { correctSchema, readSchemaFile, SCHEMA_FILE } from '../../shared/schema/schema-file.ts';
import { sitePath, type SiteFile, type SitePath } from '../../shared/site/site-file.ts';
import { findAssetReferences, type AddressStyle } from '../../shared/text/asset-references.ts';
import { readFrontMatter, type FrontMatter } from '../../shared/text/front-matter.ts';
import { namesInData } from '../../shared/schema/data-names.ts';

const POST = /(?:^|\/)_posts\/(.+)\.[^./]+$/;
const LAYOUT = /^_layouts\/(.+)\.\w+$/;
const AUTHORS = /^_data\/authors\.(?:ya?ml|json)$/;
const DATA = /^_data\/.+\.(?:ya?ml|json|csv|tsv)$/i;
const IMAGE = /\.(?:jpe?g|png|gif|webp|avif|svg)$/i;
const HEAD = 20_000;

interface LearntPost {
  readonly file: SiteFile;
  readonly frontMatter: FrontMatter;
  /** How its images are addressed, where it has any. */
  readonly styles: readonly { readonly inFrontMatter: boolean; readonly style: AddressStyle }[];
}

/** What a site's posts have in common, learnt file by file; a file is read again only when it changed. */
export class SiteHabits {
  readonly #read = new Map<SitePath, LearntPost>();
  readonly #layouts = new Set<string>();
  readonly #data = new Map<SitePath, string>();
  #corrections = '';

  /** Takes what is no post but says something about posts: layouts, the authors' data, the site's own schema file. */
  notice(file: SiteFile): void {
    const layout = LAYOUT.exec(file.path)?.[1];
    if (layout !== undefined) this.#layouts.add(layout);
    else if (DATA.test(file.path)) this.#data.set(file.path, file.text ?? '');
    else if (file.path === SCHEMA_FILE) this.#corrections = file.text ?? '';
  }

  forget(path: SitePath): void {
    this.#read.delete(path);
    const layout = LAYOUT.exec(path)?.[1];
    if (layout !== undefined) this.#layouts.delete(layout);
    else if (DATA.test(path)) this.#data.delete(path);
    else if (path === SCHEMA_FILE) this.#corrections = '';
  }

  /** Reads a post's front matter; `false` when it was known already. */
  learn(file: SiteFile): boolean {
    if (this.#read.get(file.path)?.file === file) return false;
    const text = file.text ?? '';
    const head = text.slice(0, HEAD);
    const styles = findAssetReferences(head)
      .filter(({ address, where }) => where !== 'liquid' && IMAGE.test(address) && !address.includes('..'))
      .map(({ where, style }) => ({ inFrontMatter: where === 'front-matter', style }));
    this.#read.set(file.path, { file, frontMatter: readFrontMatter(head, file.path), styles });
    return true;
  }

  /** The habits of these posts, as far as they were learnt. `defaults` is what the configuration gives a post. */
  of(posts: readonly PostFacts[], defaults: ReadonlyMap<string, string>): SiteKnowledge {
    const read = posts.flatMap(post => this.#read.get(post.path) ?? []);
    const learnt = read.map(({ frontMatter }) => frontMatter);
    const offered = new Map<string, readonly string[]>();
    if (this.#layouts.size > 0) offered.set('layout', [...this.#layouts].sort());
    const authors = this.#namesIn([...this.#data.keys()].find(path => AUTHORS.test(path)) ?? '') ?? [];
    if (authors.length > 0) offered.set('author', authors);
    const inferred = inferSchema({ posts: learnt, defaults, offered });
    const links = posts.flatMap(({ path, title }) => {
      const name = POST.exec(path)?.[1];
      return name === undefined ? [] : [{ title, name, path, url: undefined }];
    });
    return {
      schema: correctSchema(inferred, readSchemaFile(this.#corrections), source => this.#namesIn(source)),
      inferred,
      dataFiles: [...this.#data.keys()].sort(),
      schemaProblems: readSchemaFile(this.#corrections).problems,
      count: learnt.length,
      posts: links,
      imageStyle: imageStyle(read),
    };
  }

  #namesIn(source: string): readonly string[] | undefined {
    const path = source.startsWith('_data/') ? source : `_data/${source}`;
    const text = this.#data.get(sitePath(path));
    return text === undefined ? undefined : namesInData(path, text);
  }
}

/** How most posts address images; a body without any follows the front matter, and the other way round. */
function imageStyle(posts: readonly LearntPost[]): SiteKnowledge['imageStyle'] {
  const all = posts.flatMap(({ styles }) => styles);
  const most = (inFrontMatter: boolean): AddressStyle | undefined => {
    const counts = new Map<AddressStyle, number>();
    for (const one of all.filter(known => known.inFrontMatter === inFrontMatter)) {
      counts.set(one.style, (counts.get(one.style) ?? 0) + 1);
    }
    return commonestFirst(counts)[0]?.value as AddressStyle | undefined;
  };
  const [body, frontMatter] = [most(false), most(true)];
  return { body: body ?? frontMatter ?? 'root', frontMatter: frontMatter ?? body ?? 'root' };
}
