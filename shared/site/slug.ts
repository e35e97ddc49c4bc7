const DEFAULT = /[^\p{M}\p{L}\p{Nd}]+/gu;
const PRETTY = /[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu;

/** Jekyll's `Utils.slugify` in mode `default`: lower case, everything but letters, marks and digits a hyphen. */
export function slugify(text: string): string {
  return trimHyphens(text.replace(DEFAULT, '-')).toLowerCase();
}

/** Jekyll's `Utils.slugify` in mode `pretty` with the case kept, as `:title` in a permalink has it. */
export function slugifyPretty(text: string): string {
  return trimHyphens(text.replace(PRETTY, '-'));
}

/** `Utils.titleize_slug`: a title made from a file's name. */
export function titleFromSlug(slug: string): string {
  const words = slug.replace(/-+$/, '').split('-');
  return words.map(word => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase()).join(' ');
}

function trimHyphens(text: string): string {
  return text.replace(/^-|-$/gm, '');
}
