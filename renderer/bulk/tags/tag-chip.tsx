interface TagChipProps {
  readonly name: string;
  readonly count?: number | undefined;
  /** The name that the others become. */
  readonly kept?: boolean;
}

/** A tag with how many posts have it. */
export function TagChip({ name, count, kept = false }: TagChipProps) {
  return (
    <span className={`tag-chip${kept ? ' tag-chip-kept' : ''}`}>
      <bdi>{name}</bdi>
      {count !== undefined && <span className="tag-chip-count">{count.toLocaleString('en')}</span>}
    </span>
  );
}
