/** What the base rules of one budget recorded, or would have recorded: one value every 30 s. */
export interface BaseSeries {
  /** Values of the labels under `group_by`; empty for an ungrouped SLO. */
  readonly group: Readonly<Record<string, string>>
  /** Instant of the first value, in ms; the others follow every `BASE_INTERVAL_SECONDS`. */
  readonly startMs: number
  /** Events per second over the base window; NaN: unknown. */
  readonly events: Float64Array
  /** Bad events per second; NaN where `events` is. */
  readonly errors: Float64Array
}

/** When Prometheus evaluates the two groups of an SLO: instants modulo the interval of the group, in ms. */
export interface EvaluationPhase {
  readonly baseMs: number
  readonly tileMs: number
}

/** Where the rules never ran nobody knows when they would have run: at whole minutes, as good a guess as any. */
export const UNKNOWN_PHASE: EvaluationPhase = { baseMs: 0, tileMs: 0 }
