import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import { asHash } from '../../site/yaml.ts';

/** What `kramdown.coderay` begins with where a site has it (`KramdownParser::CODERAY_DEFAULTS`). */
const CODERAY_DEFAULTS: RubyHash = new Map<RubyValue, RubyValue>([
  ['css', 'style'],
  ['bold_every', 10],
  ['line_numbers', 'inline'],
  ['line_number_start', 1],
  ['tab_width', 4],
  ['wrap', 'div'],
]);

/**
 * What Jekyll hands to kramdown of a site's configuration (`KramdownParser#setup`): the highlighter that the site means and its options,
 * into which settings of CodeRay go, from the years in which it was kramdown's only one. Rouge follows them where it knows them, so that
 * `coderay: { coderay_wrap: div }` numbers the lines of every code.
 */
export function kramdownSettings(config: RubyHash): RubyHash {
  const settings = new Map(asHash(config.get('kramdown')));
  if (!isTrue(settings.get('syntax_highlighter'))) {
    const asked = config.get('highlighter') ?? null;
    settings.set(
      'syntax_highlighter',
      isTrue(settings.get('enable_coderay')) ? 'coderay' : isTrue(asked) ? asked : 'rouge',
    );
  }
  const options = new Map(asHash(settings.get('syntax_highlighter_opts')));
  if (!isTrue(options.get('default_lang'))) options.set('default_lang', 'plaintext');
  options.set('guess_lang', settings.get('guess_lang') ?? null);
  const coderay = asHash(settings.get('coderay'));
  if (coderay.size > 0) mergeCodeRay(options, coderay);
  return settings.set('syntax_highlighter_opts', options);
}

function mergeCodeRay(options: Map<RubyValue, RubyValue>, coderay: RubyHash): void {
  const merged = [...new Map([...options, ...CODERAY_DEFAULTS, ...coderay])];
  options.clear();
  for (const [key, value] of merged) options.set(typeof key === 'string' ? key.replace(/^coderay_/, '') : key, value);
}

function isTrue(value: RubyValue | undefined): boolean {
  return value !== undefined && value !== null && value !== false;
}
