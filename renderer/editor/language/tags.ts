import { Tag } from '@lezer/highlight';

/** What Jekyll's posts have beside Markdown. */
export const postTags = {
  liquid: Tag.define(),
  attributeList: Tag.define(),
  footnote: Tag.define(),
  tableMark: Tag.define(),
  fence: Tag.define(),
};
