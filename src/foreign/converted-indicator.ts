import type { Placed } from './build.js'
import type { ForeignField } from './foreign-field.js'

/** A query whose range is written as `$window`, and where it stands. */
export interface ForeignQuery {
  readonly text: string
  readonly field: ForeignField
}

/** Queries for all events and for the bad or good ones of them. */
export interface EventQueries {
  readonly role: 'bad' | 'good'
  readonly counted: ForeignQuery
  readonly total: ForeignQuery
}

/** An indicator, and the labels by which its SLO is divided. */
export interface ConvertedIndicator {
  readonly indicator: Placed
  readonly groupBy: Placed | null
}
