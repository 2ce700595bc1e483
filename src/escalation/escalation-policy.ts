/** One step of an escalation: who is told once nobody has acknowledged for so long. */
export interface EscalationStep {
  /** Seconds since the subject became unacknowledged; never less than in the step before. */
  readonly afterSeconds: number
  /** Names of receivers, each at most once. */
  readonly notify: readonly string[]
}

/** Who is told, and when, while nobody acknowledges. */
export interface EscalationPolicy {
  readonly name: string
  /** At least one. */
  readonly steps: readonly EscalationStep[]
  /** How often the steps begin again after the last one, each time counted from the end of the round before. */
  readonly repeat: number
}
