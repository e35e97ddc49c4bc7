import type { FieldKind } from '../../../shared/schema/field.ts';

/** The kinds of fields as people call them. */
export const KIND_WORDS: Readonly<Record<FieldKind, string>> = {
  text: 'text',
  'long-text': 'long text',
  date: 'date and time',
  switch: 'yes or no',
  number: 'number',
  choice: 'one of a list',
  list: 'several of a list',
  image: 'image',
  mapping: 'keys with values',
  other: 'anything else',
};
