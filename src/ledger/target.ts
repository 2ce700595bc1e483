/** What is ingested minute by minute: an objective or a dataset, as its row in the store says it stands. */
export interface Target {
  /** Id of its row. */
  readonly id: number
  /** '' for none. */
  readonly environment: string
  readonly service: string
  /** Of the SLO or dataset. */
  readonly name: string
  /** PromQL from raw metrics, one per recorded series of its kind, in the same order. */
  readonly raw: readonly string[]
  /** Hash of what defines its numbers; '' for datasets. */
  readonly definitionHash: string
  readonly historyFrom: Date
  /** Every minute before it has been asked for; `null`: nothing was asked yet. */
  readonly watermark: Date | null
}

/** How targets of one kind are asked for. */
export interface TargetKind {
  /** Recorded series of one target; a minute is known when all of them are. */
  readonly recorded: readonly string[]
  /** Label that carries the target's name. */
  readonly nameLabel: string
  /** What a value is multiplied by: 60 makes a minute's count of a rate per second. */
  readonly factor: number
}
