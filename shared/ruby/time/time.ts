/** Ruby's Time: an instant with the offset from UTC that it was written or localised with. */
export class RubyTime {
  constructor(
    /** Milliseconds since 1970-01-01T00:00:00Z; may carry a fraction. */
    readonly epoch: number,
    /** Seconds east of UTC. */
    readonly offset: number,
    /** The zone's abbreviation as `%Z` prints it (`UTC`, `CET`), empty where Ruby has none. */
    readonly zone: string,
    /** Ruby's `utc?`: a time in UTC itself prints `UTC` where a local time of offset zero prints `+0000`. */
    readonly utc: boolean = false,
  ) {}
}

/** Ruby's Date: a day without time or zone. */
export class RubyDate {
  constructor(
    readonly year: number,
    readonly month: number,
    readonly day: number,
  ) {}
}
