import type { BackupFact, Past, ToldBackup } from './facts.js'
import type { Pick } from './pick-objective.js'

/** An SLO as it will stand in a file. */
export interface ProposedSlo {
  readonly name: string
  readonly description: string
  readonly indicator: Readonly<Record<string, unknown>>
  readonly pick: Pick
  readonly past: Past
  /** Sentences for the reviewer. */
  readonly why: readonly string[]
  /** `null`: that of the server. */
  readonly scrapeSeconds: number
}

export interface ProposedDataset {
  readonly name: string
  readonly description: string
  readonly told: ToldBackup
  /** Seconds. */
  readonly rpo: number
  readonly why: readonly string[]
  readonly fact: BackupFact
}

export interface ProposedService {
  readonly name: string
  /** Where its name comes from: `series with service="Checkout"`. */
  readonly origin: string
  readonly slos: readonly ProposedSlo[]
  readonly datasets: readonly ProposedDataset[]
}

/** What could be an SLO or a dataset, once a person has decided what history does not say. */
export interface Draft {
  readonly service: string
  readonly section: 'slos' | 'backups'
  /** Why it is not proposed: a sentence. */
  readonly reason: string
  /** Keys of the entry in their order; the value of `UNDECIDED` keys is where to begin. */
  readonly entry: Readonly<Record<string, unknown>>
}

export interface Proposal {
  readonly services: readonly ProposedService[]
  /** Plausible, but not proposed: for a person to decide. */
  readonly drafts: readonly Draft[]
  readonly left: readonly string[]
  /** Seconds of the past that the least known of the proposed objectives rests on, where that is less than a week; `null`: none is so young. */
  readonly youngSeconds: number | null
}
