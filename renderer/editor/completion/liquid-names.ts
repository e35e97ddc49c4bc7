/** The tags that Liquid and Jekyll know, with the words that stand inside of blocks. */
export const TAGS: readonly string[] =
  'assign break capture case comment continue cycle else elsif endcapture endcase endcomment endfor endhighlight endif endraw endunless for highlight if include include_relative link post_url raw unless when'.split(
    ' ',
  );

const ALONE = /^(?:break|comment|continue|else|raw|end\w+)$/;

/** Whether a tag takes nothing behind its name. */
export function isAlone(tag: string): boolean {
  return ALONE.test(tag);
}

/** Liquid's filters and Jekyll's. Here by name alone, so that completion does not bring the engine into the window. */
export const FILTERS: readonly string[] =
  'abs absolute_url append array_to_sentence_string at_least at_most base64_decode base64_encode base64_url_safe_decode base64_url_safe_encode capitalize ceil cgi_escape compact concat date date_to_long_string date_to_rfc822 date_to_string date_to_xmlschema default divided_by downcase escape escape_once find find_exp first floor group_by group_by_exp h inspect join jsonify last lstrip map markdownify minus modulo newline_to_br normalize_whitespace number_of_words plus pop prepend push relative_url remove remove_first remove_last replace replace_first replace_last reverse round rstrip sample sassify scssify shift size slice slugify smartify sort sort_natural split strip strip_html strip_index strip_newlines times to_integer truncate truncatewords uniq unshift upcase uri_escape url_decode url_encode where where_exp xml_escape'.split(
    ' ',
  );
