/** How a written dataset stands at an instant, as JSON. */
export interface WrittenAnswer {
  readonly at: string
  readonly state: string
  readonly newestPointAt: string | null
  readonly exposureSeconds: number | null
  readonly nextDueAt: string | null
  readonly lateAt: string | null
}

/** A run that pings told of, as JSON. */
export interface WrittenRun {
  readonly outcome: string
  readonly startedAt: string | null
  readonly endedAt: string | null
  readonly pointAt: string | null
}

/** What comes of a written dataset. */
export interface WrittenResult {
  readonly runs: readonly WrittenRun[]
  readonly answers: readonly WrittenAnswer[]
}
