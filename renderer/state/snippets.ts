import { strftime } from '../../shared/ruby/time/strftime.ts';
import type { RubyTime } from '../../shared/ruby/time/time.ts';
import { readFrontMatter } from '../../shared/text/front-matter.ts';
import { slugify } from '../../shared/text/slug.ts';
import { usesVariable, type Snippet, type SnippetValues } from '../../shared/text/snippet.ts';
import { isList, isMap, isScalar, Literal, type FrontMatterValue } from '../../shared/text/yaml/value.ts';
import type { OpenPost } from './post/open-post.ts';
import type { Preferences } from './preferences.ts';
import type { SiteFacts } from './site/site-facts.ts';

/** What a snippet's variables are filled in from. */
export interface SnippetSource {
  /** The whole text of the post. */
  readonly text: string;
  readonly path: string;
  /** The present time in the site's zone. */
  readonly now: RubyTime;
  readonly selection: string;
  readonly clipboard: string;
}

/** The variables by name, with what each stands for: shown where snippets are written. */
export const SNIPPET_VARIABLES: readonly (readonly [name: string, meaning: string])[] = [
  ['date', 'today; ${date:%-d %B %Y} writes it your way'],
  ['time', 'the time now; it takes a format as well'],
  ['title', 'the post’s title, as any other key: ${author}, ${page.layout}'],
  ['slug', 'the last part of its address'],
  ['file', 'its file’s name'],
  ['path', 'its path in the site'],
  ['selection', 'the selected text'],
  ['clipboard', 'what was copied last'],
];

/** A person's snippets, and the values of their variables in a post. */
export class Snippets {
  readonly #preferences: Preferences;
  readonly #facts: SiteFacts;

  constructor(preferences: Preferences, facts: SiteFacts) {
    this.#preferences = preferences;
    this.#facts = facts;
  }

  list(): readonly Snippet[] {
    return this.#preferences.get().snippets;
  }

  /** The variables' values in a post as it is now. The clipboard is read only for a snippet that asks for it. */
  async valuesFor(body: string, post: OpenPost): Promise<SnippetValues> {
    const clipboard = usesVariable(body, 'clipboard') ? await readClipboard() : '';
    const { main } = post.state.selection;
    const { zone, now } = this.#facts.moveContext(Date.now());
    const selection = post.state.sliceDoc(main.from, main.to);
    return snippetValues({ text: post.text(), path: post.path, now: zone.at(now), selection, clipboard });
  }
}

/** A variable's value: the post's and the moment's own names first, then the keys of its front matter. */
export function snippetValues({ text, path, now, selection, clipboard }: SnippetSource): SnippetValues {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const stem = file.replace(/\.[^.]*$/, '');
  const { values } = readFrontMatter(text, path);
  const key = (name: string): string | undefined => {
    const value = values.get(name);
    if (value === undefined || isMap(value)) return undefined;
    return isList(value) ? value.filter(isScalar).map(written).join(', ') : written(value);
  };
  return (name, argument) => {
    switch (name) {
      case 'date':
        return strftime(now, argument ?? '%Y-%m-%d');
      case 'time':
        return strftime(now, argument ?? '%H:%M');
      case 'selection':
        return selection;
      case 'clipboard':
        return clipboard;
      case 'file':
        return file;
      case 'path':
        return path;
      case 'slug':
        return key('slug') ?? slugify(stem.replace(/^\d{4}-\d{1,2}-\d{1,2}-/, ''), 'default', true);
      case 'title':
        return key('title') ?? '';
      default:
        return key(name.replace(/^page\./, ''));
    }
  };
}

function written(value: FrontMatterValue): string {
  if (value instanceof Literal) return value.source;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

async function readClipboard(): Promise<string> {
  return navigator.clipboard.readText().catch(() => '');
}
