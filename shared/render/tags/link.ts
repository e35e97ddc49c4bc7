import { strip } from '../../ruby/string.ts';
import { relativeUrl } from '../filters/url.ts';
import { LiquidFault } from '../liquid/fault.ts';
import { Output } from '../liquid/output.ts';
import { simpleTag } from '../liquid/tag.ts';

/** `{% link _posts/2020-01-01-title.md %}`: the address of a page, document or static file; the path may hold Liquid. */
export const link = simpleTag(({ markup, line, parsing }) => {
  const body = parsing.fragment(strip(markup), line);
  return {
    line,
    blank: false,
    render(context, out) {
      const inner = new Output(context.budget);
      body.render(context, inner);
      const path = inner.text;
      const { host } = context;
      const url = host.documentUrl(path) ?? host.documentUrl(path.startsWith('/') ? path : `/${path}`);
      if (url === undefined) {
        const remedy = 'Make sure the document exists and the path is correct.';
        throw new LiquidFault('link', `Could not find document '${path}' in tag 'link'.`, remedy);
      }
      out.write(relativeUrl(url, host.config));
    },
  };
});
