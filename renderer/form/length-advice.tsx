interface LengthAdviceProps {
  readonly id?: string;
  readonly length: number;
  /** Characters. */
  readonly least: number;
  readonly most: number;
}

/** How long a text is beside what search results and cards show of it; in words only where that is not kept. */
export function LengthAdvice({ id, length, least, most }: LengthAdviceProps) {
  const over = length > most;
  const under = length > 0 && length < least;
  const words = over ? 'search results cut it' : under ? `short: ${least} or more say enough` : '';
  return (
    <span id={id} className={`details-count${over ? ' details-over' : ''}`}>
      {words !== '' && <span className="details-count-words">{words} · </span>}
      {length} / {most}
    </span>
  );
}
