import { escapeHtml } from '../../ruby/codes/cgi.ts';
import { downcase, strip } from '../../ruby/string.ts';
import { toText } from '../../ruby/text.ts';
import type { Context } from '../liquid/context.ts';
import { LiquidFault } from '../liquid/fault.ts';
import { Output } from '../liquid/output.ts';
import { blockTag } from '../liquid/tag.ts';
import { countLines } from '../liquid/tokenizer.ts';

const SYNTAX = /^([a-zA-Z0-9.+#_-]+)((?:[ \t\r\n\f\v]+\w+(?:=(?:\w+|"(?:[0-9]+[ \t\r\n\f\v])*[0-9]+"))?)*)$/m;
const OPTION = /(?:\w="[^"]*"|\w=\w|\w)+/g;

/** `{% highlight ruby linenos %}…{% endhighlight %}`: code as Jekyll's HighlightBlock prints it. */
export const highlight = blockTag(({ name, markup, line, parsing, tokens }) => {
  const match = SYNTAX.exec(strip(markup));
  if (!match) {
    const message = `Syntax Error in tag 'highlight' while parsing the following markup: ${strip(markup)}`;
    throw new LiquidFault('syntax', message, 'Write {% highlight LANGUAGE %} or {% highlight LANGUAGE linenos %}.');
  }
  const language = downcase(match[1] ?? '');
  const numbered = (match[2] ?? '').match(OPTION)?.some(option => option.split('=')[0] === 'linenos') === true;
  const first = tokens.line;
  const body = parsing.simpleBlock(name, tokens, line);
  return {
    line,
    blank: body.blank,
    render(context, out) {
      const inner = new Output(context.budget);
      body.render(context, inner);
      const start = /^[\n\r]*/.exec(inner.text)?.[0] ?? '';
      const code = trimEnd(inner.text.slice(start.length));
      const plain = !numbered && context.host.highlighter === 'rouge';
      out.mark(plain ? first + countLines(start) : line, plain);
      out.write(toText(context.find('highlighter_prefix')));
      out.write(figure(language, highlighted(code, language, numbered, context)));
      out.write(toText(context.find('highlighter_suffix')));
    },
  };
});

function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && (text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13)) end--;
  return text.slice(0, end);
}

function highlighted(code: string, language: string, numbered: boolean, { host }: Context): string {
  if (host.highlighter !== 'rouge') return strip(escapeHtml(code));
  const spans = host.highlight(code, language) ?? escapeCode(code);
  return numbered ? withNumbers(spans, countLines(code) + 1) : spans;
}

/** As Rouge escapes plain text. */
function escapeCode(code: string): string {
  return code.replace(/[&<>]/g, char => (char === '&' ? '&amp;' : char === '<' ? '&lt;' : '&gt;'));
}

/** Rouge's HTMLTable formatter: line numbers in a cell of their own. */
function withNumbers(spans: string, lines: number): string {
  let numbers = '';
  for (let i = 1; i <= lines; i++) numbers += `${i}\n`;
  return (
    `<table class="rouge-table"><tbody><tr><td class="gutter gl"><pre class="lineno">${numbers}</pre></td>` +
    `<td class="code"><pre>${spans}\n</pre></td></tr></tbody></table>`
  );
}

function figure(language: string, code: string): string {
  const attributes = `class="language-${language.replaceAll('+', '-')}" data-lang="${language}"`;
  return `<figure class="highlight"><pre><code ${attributes}>${code.replace(/(?:\r?\n|\r)$/, '')}</code></pre></figure>`;
}
