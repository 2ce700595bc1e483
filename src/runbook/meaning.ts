/** What an alert means, and what to do about it, for whoever it wakes. */
export interface Meaning {
  readonly meaning: string
  /** In the order in which they are taken. */
  readonly steps: readonly string[]
}
