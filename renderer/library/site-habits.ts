import { postLink, type SiteKnowledge } from '../state/site/catalogue-protocol.ts';
import { commonestFirst } from '../../shared/library/catalogue.ts';
import type { PostFacts } from '../../shared/library/facts.ts';
import { inferSchema } from '../../shared/schema/infer.ts';
import { correctSchema, readSchemaFile, SCHEMA_FILE } from '../../shared/schema/schema-file.ts';
import { sitePath, type SiteFile, type SitePath } from '../../shared/site/site-file.ts';
import { findAssetReferences, type AddressStyle } from '../../shared/text/asset-references.ts';
import { readFrontMatter, type FrontMatter } from '../../shared/text/front-matter.ts';
import { readYamlFile } from '../../shared/text/yaml/file.ts';
import { namesInData } from '../../shared/schema/data-names.ts';

const LAYOUT = /^_layouts\/(.+)\.\w+$/;
const AUTHORS = /^_data\/authors\.(?:ya?ml|json)$/;
const DATA = /^_data\/.+\.(?:ya?ml|json|csv|tsv)$/i;
const IMAGE = /\.(?:jpe?g|png|gif|webp|avif|svg)$/i;
const CONFIG = /^_config\.ya?ml$/;
const HEAD = 20_000;
/** Posts that are offered to a link while it is typed; the others are looked for by their names. */
const MOST_LINKS = 4000;

interface LearntPost {
  readonly file: SiteFile;
  readonly frontMatter: FrontMatter;
  /** How its images, and other things of the site, are addressed. */
  readonly styles: readonly {
    readonly inFrontMatter: boolean;
    readonly isImage: boolean;
    readonly style: AddressStyle;
  }[];
}

/** What a site's posts have in common, learnt file by file; a file is read again only when it changed. */
export class SiteHabits {
  readonly #read = new Map<SitePath, LearntPost>();
  readonly #layouts = new Set<string>();
  readonly #data = new Map<SitePath, string>();
  #corrections = '';
  #baseurl = '';

  /** Takes what is no post but says something about posts: the configuration's `baseurl`, layouts, the authors' data, the site's own schema file. */
  notice(file: SiteFile): void {
    const layout = LAYOUT.exec(file.path)?.[1];
    if (layout !== undefined) this.#layouts.add(layout);
    else if (DATA.test(file.path)) this.#data.set(file.path, file.text ?? '');
    else if (file.path === SCHEMA_FILE) this.#corrections = file.text ?? '';
    else if (CONFIG.test(file.path)) this.#baseurl = baseurlOf(file.text ?? '');
  }

  forget(path: SitePath): void {
    this.#read.delete(path);
    const layout = LAYOUT.exec(path)?.[1];
    if (layout !== undefined) this.#layouts.delete(layout);
    else if (DATA.test(path)) this.#data.delete(path);
    else if (path === SCHEMA_FILE) this.#corrections = '';
    else if (CONFIG.test(path)) this.#baseurl = '';
  }

  /** Whether this version of a post was learnt. */
  knows(file: SiteFile): boolean {
    return this.#read.get(file.path)?.file === file;
  }

  /** Learns so many of these posts at most, their texts fetched together; true when none is left to learn. */
  learnSome(files: readonly SiteFile[], most: number, fetch: (paths: readonly SitePath[]) => void): boolean {
    const unknown = files.filter(file => !this.knows(file));
    const some = unknown.slice(0, most);
    fetch(some.map(({ path }) => path));
    for (const file of some) this.learn(file);
    return some.length === unknown.length;
  }

  /** Reads a post's front matter. */
  learn(file: SiteFile): void {
    const text = file.text ?? '';
    const head = text.slice(0, HEAD);
    const styles = findAssetReferences(head)
      .filter(({ address, where }) => where !== 'liquid' && !address.includes('..'))
      .map(({ address, where, style }) => ({
        inFrontMatter: where === 'front-matter',
        isImage: IMAGE.test(address),
        style,
      }));
    this.#read.set(file.path, { file, frontMatter: readFrontMatter(head, file.path), styles });
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
    const links = posts.slice(0, MOST_LINKS).flatMap(({ path, title }) => postLink(path, title) ?? []);
    return {
      schema: correctSchema(inferred, readSchemaFile(this.#corrections), source => this.#namesIn(source)),
      inferred,
      dataFiles: [...this.#data.keys()].sort(),
      schemaProblems: readSchemaFile(this.#corrections).problems,
      count: learnt.length,
      posts: links,
      allPosts: posts.length <= MOST_LINKS,
      imageStyle: imageStyle(read, this.#baseurl),
    };
  }

  #namesIn(source: string): readonly string[] | undefined {
    const path = source.startsWith('_data/') ? source : `_data/${source}`;
    const text = this.#data.get(sitePath(path));
    return text === undefined ? undefined : namesInData(path, text);
  }
}

/**
 * How most posts address images. A body without any follows the front matter, then the links of the posts' bodies; under a
 * `baseurl`, where a plain path from the root leads out of the site, a filter. Front matter holds no Liquid: Jekyll leaves it
 * as it is there.
 */
function imageStyle(posts: readonly LearntPost[], baseurl: string): SiteKnowledge['imageStyle'] {
  const all = posts.flatMap(({ styles }) => styles);
  const most = (wanted: (one: (typeof all)[number]) => boolean): AddressStyle | undefined => {
    const counts = new Map<AddressStyle, number>();
    for (const { style } of all.filter(wanted)) counts.set(style, (counts.get(style) ?? 0) + 1);
    return commonestFirst(counts)[0]?.value as AddressStyle | undefined;
  };
  const body = most(one => one.isImage && !one.inFrontMatter);
  const frontMatter = most(one => one.isImage && one.inFrontMatter);
  if (baseurl !== '') {
    const links = most(one => !one.isImage && !one.inFrontMatter && isLiquid(one.style));
    return { body: body ?? links ?? 'relative-url', frontMatter: frontMatter ?? 'root' };
  }
  const plain = body && !isLiquid(body) ? body : undefined;
  return { body: body ?? frontMatter ?? 'root', frontMatter: frontMatter ?? plain ?? 'root' };
}

function baseurlOf(config: string): string {
  const value = readYamlFile(config).values.get('baseurl');
  return typeof value === 'string' ? value.replace(/^\/+|\/+$/g, '') : '';
}

function isLiquid(style: AddressStyle): boolean {
  return style === 'baseurl' || style === 'relative-url';
}
