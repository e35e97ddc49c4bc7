import { Tag } from '@lezer/highlight';

/** What Jekyll's posts have beside Markdown. */
export const postTags = {
  liquid: Tag.define(),
  attributeList: Tag.define(),
  footnote: Tag.define(),
  tableMark: Tag.define(),
  addition: Tag.define(),
  deletion: Tag.define(),
  highlight: Tag.define(),
  comment: Tag.define(),
  reviewMark: Tag.define(),
  fence: Tag.define(),
};
