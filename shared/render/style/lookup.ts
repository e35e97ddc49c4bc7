/**
 * The files that Sass tries for `@use` or `@import` of a path without extension: the file, its partial with an
 * underscore, then the folder's index; `.import` files are not looked for.
 */
export function candidatePaths(path: string): readonly string[] {
  const slash = path.lastIndexOf('/') + 1;
  const folder = path.slice(0, slash);
  const name = path.slice(slash);
  const partial = name.startsWith('_') ? [name] : [`_${name}`, name];
  if (/\.(?:scss|sass|css)$/.test(name)) return partial.map(one => folder + one);
  const files = partial.flatMap(one => [`${one}.scss`, `${one}.sass`, `${one}.css`]);
  const indexes = ['_index.scss', 'index.scss', '_index.sass', 'index.sass'].map(one => `${name}/${one}`);
  return [...files, ...indexes].map(one => folder + one);
}
