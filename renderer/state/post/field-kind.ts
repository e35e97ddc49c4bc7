/** How a value is shown and edited. `other` is what only the text can show: nested maps and lists of them. */
export type FieldKind = 'title' | 'date' | 'list' | 'choice' | 'long-text' | 'image' | 'switch' | 'number' | 'other';
