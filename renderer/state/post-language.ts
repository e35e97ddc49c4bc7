import type { Problem } from '../../shared/kit/problem.ts';
import { ENGLISH, matchLanguage, readLanguageTag } from '../../shared/language/language-tag.ts';
import { readFrontMatter, setKey } from '../../shared/text/front-matter.ts';
import { toText } from '../../shared/ruby/text.ts';
import type { RubyValue } from '../../shared/ruby/value.ts';
import type { Desk } from './desk.ts';
import type { OpenPost } from './post/open-post.ts';
import type { Preferences } from './preferences.ts';
import type { SiteFacts } from './site/site-facts.ts';
import { Store } from './store.ts';

export interface PostLanguageState {
  /** BCP 47 tag of the language that the shown post is in. */
  readonly written: string;
  /** Who says so. */
  readonly source: 'post' | 'site' | 'person';
  /** The language that it is checked as; null for one that nobody here can check. */
  readonly checked: string | null;
  /** Every language that can be checked, English first. */
  readonly available: readonly string[];
}

/** Keys that say a post's language, here and in `_config.yml`. */
const KEYS = ['lang', 'language', 'locale'] as const;
/** Front matter is looked for in this much of a text; UTF-16 units. */
const HEAD = 20_000;
const READ_AFTER = 250;

/** The language of the shown post: its own front matter says it, else the site, else the person's setting or system. */
export class PostLanguage {
  readonly store: Store<PostLanguageState>;
  readonly #desk: Desk;
  readonly #facts: SiteFacts;
  readonly #preferences: Preferences;
  readonly #system: readonly string[];
  #post: OpenPost | null = null;
  #leave: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `system` are the languages that the person's system prefers, best first. */
  constructor(desk: Desk, facts: SiteFacts, preferences: Preferences, system: readonly string[]) {
    this.#desk = desk;
    this.#facts = facts;
    this.#preferences = preferences;
    this.#system = system.map(tag => readLanguageTag(tag)).filter(tag => tag !== undefined);
    this.store = new Store<PostLanguageState>(this.#find([...ENGLISH]));
    desk.store.subscribe(() => this.#follow());
    facts.store.subscribe(() => this.#read());
    preferences.store.subscribe(() => this.#read());
  }

  /** The languages with a dictionary, as they were found. */
  offer(dictionaries: readonly string[]): void {
    this.store.set(this.#find([...ENGLISH, ...dictionaries]));
  }

  /** Writes the post's language into its front matter, unless that is its language already, or says why it cannot. */
  choose(tag: string): Problem | null {
    const post = this.#desk.post;
    if (!post || (this.store.get().written === tag && this.store.get().source === 'post')) return null;
    const text = post.text();
    const { values } = readFrontMatter(text, post.path);
    const key = KEYS.find(name => values.has(name)) ?? 'lang';
    const changes = setKey(text, key, tag, { path: post.path });
    if (!changes.ok) return changes.error;
    post.apply(changes.value, { origin: `form.${key}` });
    this.#read();
    return null;
  }

  #follow(): void {
    const post = this.#desk.post;
    if (post === this.#post) return;
    this.#leave?.();
    this.#post = post;
    this.#leave = post?.subscribe(({ changes }) => {
      if (changes.some(change => change.from < HEAD)) this.#timer ??= setTimeout(() => this.#read(), READ_AFTER);
    });
    this.#read();
  }

  #read(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const next = this.#find(this.store.get().available);
    const { written, source, checked } = this.store.get();
    if (next.written !== written || next.source !== source || next.checked !== checked) this.store.set(next);
  }

  #find(available: readonly string[]): PostLanguageState {
    const { language } = this.#preferences.get();
    const person = [readLanguageTag(language), ...this.#system].filter(tag => tag !== undefined);
    const own = this.#ofPost();
    const site = own ?? this.#ofSite();
    const written = site ?? person[0] ?? 'en-US';
    return {
      written,
      source: own !== undefined ? 'post' : site !== undefined ? 'site' : 'person',
      checked: matchLanguage(written, available, person) ?? null,
      available,
    };
  }

  #ofPost(): string | undefined {
    const post = this.#post;
    if (!post) return undefined;
    const head = post.doc.sliceString(0, HEAD);
    if (!/^(?:lang|language|locale)\s*:/m.test(head)) return undefined;
    const { values } = readFrontMatter(head, post.path);
    return firstTag(KEYS.map(key => values.get(key)));
  }

  #ofSite(): string | undefined {
    const path = this.#post?.path;
    const { settings } = this.#facts.store.get();
    const defaults = KEYS.map(key => path && this.#facts.inherited(path, key)?.value);
    return firstTag([...defaults, ...KEYS.map(key => settings?.config.get(key))].map(asText));
  }
}

function asText(value: RubyValue | undefined): string | undefined {
  return value === undefined || value === null ? undefined : toText(value);
}

function firstTag(values: readonly unknown[]): string | undefined {
  for (const value of values) {
    const tag = typeof value === 'string' ? readLanguageTag(value) : undefined;
    if (tag !== undefined) return tag;
  }
  return undefined;
}
