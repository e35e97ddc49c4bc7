import { strftime } from '../../../shared/ruby/time/strftime.ts';
import type { DocumentInfo } from '../../../shared/site/documents/document-info.ts';
import type { CliCommand } from '../command.ts';
import { openSite, isPost } from '../open-site.ts';
import { siteOptions } from '../site-options.ts';

export const listCommand: CliCommand = {
  name: 'list',
  summary: 'Lists path, title, date, status, categories, tags and URL of each post',
  operands: '',
  least: 0,
  most: 0,
  options: { ...siteOptions, json: { type: 'boolean', help: 'print JSON: a list of objects' } },
  async run(request, terminal) {
    const { engine } = await openSite(request, terminal);
    const posts = engine.list().filter(isPost).map(describe);
    if (request.options['json'] === true) terminal.print(`${JSON.stringify(posts, null, 2)}\n`);
    else terminal.print(posts.map(post => `${asLine(post)}\n`).join(''));
    return 0;
  },
};

type Described = ReturnType<typeof describe>;

function describe(post: DocumentInfo) {
  return {
    path: post.path,
    title: post.title,
    date: post.date === undefined ? null : strftime(post.date, '%Y-%m-%dT%H:%M:%S%:z'),
    status: post.status,
    categories: post.categories,
    tags: post.tags,
    url: post.url,
  };
}

function asLine({ path, title, date, status, categories, tags, url }: Described): string {
  return [path, title, date ?? '', status, categories.join(', '), tags.join(', '), url]
    .map(cell => cell.replace(/[\t\n]/g, ' '))
    .join('\t');
}
