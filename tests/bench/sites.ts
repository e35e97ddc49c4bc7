import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makePost } from './documents.ts';

const LAYOUT = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>{{ page.title }} – {{ site.title }}</title><link rel="stylesheet" href="/assets/main.css"></head>
  <body>
    <header><a href="/">{{ site.title }}</a></header>
    <main>
      <h1>{{ page.title }}</h1>
      <p>{{ page.date | date: "%-d %B %Y" }} · {{ page.author }}</p>
      {{ content }}
    </main>
    {% if page.previous %}<a href="{{ page.previous.url }}">{{ page.previous.title }}</a>{% endif %}
  </body>
</html>
`;

const FILES = {
  '_config.yml': 'title: Quay Street Post\npermalink: /:categories/:year/:month/:day/:title/\n',
  '_layouts/post.html': LAYOUT,
  'assets/main.scss':
    '---\n---\n$ink: #222;\nbody { max-width: 40rem; margin: 2rem auto; font: 17px/1.7 Georgia, serif; color: $ink; }\n',
} as const;

/** A site with a layout, a stylesheet and posts of these sizes (bytes), by the names `post-1`, `post-2` … */
export async function makeSite(folder: string, sizes: readonly number[]): Promise<readonly string[]> {
  for (const [path, text] of Object.entries(FILES)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await mkdir(join(folder, '_posts'), { recursive: true });
  const paths: string[] = [];
  for (const [index, size] of sizes.entries()) {
    const day = new Date(Date.UTC(2015, 0, 1) + index * 86_400_000).toISOString().slice(0, 10);
    const path = join(folder, '_posts', `${day}-post-${index + 1}.md`);
    await writeFile(
      path,
      makePost(size)
        .replace('The harbour, day by day', `Post ${index + 1}`)
        .replace(/^date: .*$/m, `date: ${day} 08:00:00 +0000`),
    );
    paths.push(path);
  }
  return paths;
}
