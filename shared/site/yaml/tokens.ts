/** What YAML's scanner hands to its parser; the names are those of the YAML 1.1 specification's productions. */
export type TokenKind =
  | 'stream-end'
  | 'directive'
  | 'document-start'
  | 'document-end'
  | 'block-sequence-start'
  | 'block-mapping-start'
  | 'block-end'
  | 'flow-sequence-start'
  | 'flow-sequence-end'
  | 'flow-mapping-start'
  | 'flow-mapping-end'
  | 'block-entry'
  | 'flow-entry'
  | 'key'
  | 'value'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'plain'
  | 'quoted';

export interface Token {
  readonly kind: TokenKind;
  /** The scalar's value, the alias's or anchor's name, the tag; empty for the others. */
  readonly text: string;
  /** 0-based. */
  readonly line: number;
  readonly column: number;
}

/** A text that Ruby's YAML refuses; `line` and `column` are 0-based within the text given. */
export class YamlError extends Error {
  constructor(
    message: string,
    readonly line: number,
    readonly column: number,
  ) {
    super(message);
  }
}
