import type { RubyHash } from '../../ruby/value.ts';

/** A collection's name and what the configuration says about it. */
export interface CollectionSettings {
  readonly label: string;
  /** `_label`. */
  readonly relativeFolder: string;
  readonly metadata: RubyHash;
}
