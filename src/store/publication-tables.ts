import type { Generated } from 'kysely'

/** Tables of `publication/`: nothing in them is ever edited. Instants are Unix seconds (UTC). */
export interface PublicationTables {
  publication: PublicationTable
  publication_update: PublicationUpdateTable
  publication_withdrawal: PublicationWithdrawalTable
  publication_feed: PublicationFeedTable
}

/** A disturbance that was told to strangers. */
export interface PublicationTable {
  /** Never given twice. */
  id: Generated<number>
  uuid: string
  title: string
  started_at: number
  /** Number of the incident behind it. */
  incident: number | null
  recorded_at: number
}

/** What was said of it, in the order of the ids. */
export interface PublicationUpdateTable {
  id: Generated<number>
  publication_id: number
  at: number
  stage: string
  body: string
  /** JSON: how each service is, by its public id. */
  impacts: string
  author: string
}

/** That it was published by mistake, once. */
interface PublicationWithdrawalTable {
  publication_id: number
  at: number
  author: string
  reason: string
}

/** By which readers know the feed for ever: one row. */
interface PublicationFeedTable {
  uuid: string
}
