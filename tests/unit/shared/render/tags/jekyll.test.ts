import { describe, expect, it } from 'vitest';
import { render } from '../liquid/kit.ts';

describe('include_relative', () => {
  const files = { '_posts/beside.html': 'beside', 'docs/_guides/beside.html': 'guide', 'top.html': 'top' };
  it('finds a file beside the page', () => {
    const page = new Map([['path', '_posts/a.md']]);
    expect(render('{% include_relative beside.html %}', { files, page }).text).toBe('beside');
  });
  it('finds a file beside an excerpt', () => {
    const page = new Map([['path', '_posts/a.md/#excerpt']]);
    expect(render('{% include_relative beside.html %}', { files, page }).text).toBe('beside');
  });
  it('finds a file beside a page at the top', () => {
    expect(render('{% include_relative top.html %}', { files, page: new Map([['path', 'index.md']]) }).text).toBe(
      'top',
    );
  });
  it('names the file that is missing', () => {
    const { problems } = render('{% include_relative no.html %}', { page: new Map([['path', 'docs/x.md']]) });
    expect(problems[0]).toMatchObject({ code: 'liquid-include', remedy: 'Create docs/no.html, or correct the name.' });
  });
});

describe('include', () => {
  it('leaves its parameters behind', () => {
    const files = { '_includes/x.html': '{{ include.a }}' };
    expect(render('{% include x.html a="1" %}[{{ include.a }}]', { files }).text).toBe('1[]');
  });
  it('sees the parameters of the include around when it has none', () => {
    const files = { '_includes/x.html': '{% include y.html %}', '_includes/y.html': '{{ include.a }}' };
    expect(render('{% include x.html a="1" %}', { files }).text).toBe('1');
  });
  it('may have Liquid in its name, which ends before the parameters’ own braces', () => {
    const files = { '_includes/x-1.html': '{{ include.a }}' };
    const tag = '{% assign n = 1 %}{% include x-{{ n }}.html a="{{ n }}" %}{% include { x-{{ n }}.html a="2" %}';
    expect(render(tag, { files }).text).toBe('{{ n }}2');
  });
  it('passes break on to the loop around', () => {
    const files = { '_includes/x.html': '{% break %}' };
    expect(render('{% for i in (1..3) %}{{ i }}{% include x.html %}{% endfor %}!', { files }).text).toBe('1!');
  });
  it('names the file that is missing', () => {
    expect(render('{% include no.html %}').problems[0]).toMatchObject({ remedy: 'Create _includes/no.html, or correct the name.' }); // prettier-ignore
  });
});

describe('include_cached', () => {
  const files = { '_includes/x.html': '{{ include.a }}{% increment n %}' };
  it('shows again what the same parameters gave', () => {
    const tag = '{% include_cached x.html a="p" %}';
    expect(render(tag + tag, { files }).text).toBe('p0p0');
  });
  it('renders anew for other parameters', () => {
    expect(render('{% include_cached x.html a="p" %}{% include_cached x.html a="q" %}', { files }).text).toBe('p0q1');
  });
  it('shows again what the same values gave under other names', () => {
    expect(render('{% include_cached x.html a="p" %}{% include_cached x.html b="p" %}', { files }).text).toBe('p0p0');
    expect(render('{% include_cached x.html a="p" b="q" %}{% include_cached x.html b="p" a="q" %}', { files }).text).toBe('p0q1'); // prettier-ignore
  });
});

describe('highlight', () => {
  it('shows what the highlighter makes of the code', () => {
    expect(render('{% highlight ruby %}\nx = 1\n{% endhighlight %}').text).toBe(
      '<figure class="highlight"><pre><code class="language-ruby" data-lang="ruby"><span class="n">x = 1</span></code></pre></figure>',
    );
  });
  it('escapes the code of an unknown language', () => {
    expect(render('{% highlight klingon %}<"\'>{% endhighlight %}').text).toContain('>&lt;"\'&gt;</code>');
  });
});
