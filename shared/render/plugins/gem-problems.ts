import type { Problem } from '../../kit/problem.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyHash } from '../../ruby/value.ts';

interface Note {
  readonly cause: (config: RubyHash) => string;
  readonly remedy: string;
}

/** Gems that many sites use and whose work cannot be done here. */
const NOTES: ReadonlyMap<string, Note> = new Map([
  [
    'github-pages',
    {
      cause: () =>
        'The gem github-pages builds with Jekyll 3 and turns on jekyll-default-layout, jekyll-gist, jekyll-optional-front-matter, ' +
        'jekyll-paginate, jekyll-readme-index, jekyll-relative-links and jekyll-titles-from-headings by itself; the preview ' +
        'follows Jekyll 4 and the plugins that the configuration lists.',
      remedy: 'List under “plugins:” those whose effect the preview is to show.',
    },
  ],
  [
    'jekyll-remote-theme',
    {
      cause: (config: RubyHash) => {
        const name = toText(config.get('remote_theme') ?? null);
        return `The theme${name === '' ? '' : ` ${name}`} comes from the network while Jekyll builds; a preview asks the network for nothing.`;
      },
      remedy: 'Install it as a gem and name that by “theme:”, or copy its _layouts, _includes and _sass into the site.',
    },
  ],
  [
    'jekyll-github-metadata',
    {
      cause: () =>
        'The plugin jekyll-github-metadata asks GitHub while Jekyll builds; “site.github” holds only what the configuration says.',
      remedy: 'Write the values that pages need under “github:” in the configuration; Jekyll takes them too.',
    },
  ],
]);

/** A gem that is listed in `path` and whose work is not done here. */
export function gemProblem(name: string, path: string, config: RubyHash): Problem {
  const note = NOTES.get(name);
  return {
    severity: 'info',
    code: 'plugin-unknown',
    place: { path, line: 1, column: 1 },
    cause: note?.cause(config) ?? `The plugin ${name} is not known here; what it adds to pages is missing.`,
    remedy: note?.remedy ?? 'Compare with a build by Jekyll itself.',
  };
}
