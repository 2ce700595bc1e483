import type { SourceQuery } from '../document/blocks.js'
import type { Badge } from '../page/helpers.js'
import type { Line } from '../page/line-chart.js'
import type { Cell, Column, Empty } from '../page/rows.js'

/**
 * How a part of the status stands on the pages that show everything: a row for each thing that it tells of.
 *
 * @typeParam Value as the runtime reads it
 */
export interface ShownPart<Value> {
  /** Of its table. */
  readonly title: string
  /** Address of the page that lists all of them; absent: they are on the pages of their services. */
  readonly list?: string
  /** Behind name and state. */
  readonly columns: readonly Column[]
  readonly empty: Empty
  /** How its numbers come about, in sentences. */
  readonly measured: readonly string[]
  readonly rows: (value: Value) => readonly ShownRow[]
}

/** One thing. */
export interface ShownRow {
  readonly service: string
  /** Without the service. */
  readonly name: string
  /** What it is called on pages; absent: `service/name`. */
  readonly title?: string
  /** Its own page; `null`: it has none. */
  readonly href: string | null
  readonly badge: Badge
  /** Why somebody has to look at it now; `null`: nobody has to. */
  readonly need: Need | null
  /** As many as there are columns; a `field` is a JSON pointer within the entry of this thing. */
  readonly cells: readonly Cell[]
  /** JSON pointer to the entry of this thing within the answer of the part: `/3`. */
  readonly entry: string
}

/** What waits for somebody. */
export interface Need {
  /** The more, the sooner: see `URGENCY`. */
  readonly urgency: number
  readonly sentence: string
}

/** Something that waits for somebody and is no part of the status. */
export interface Waiting extends Need {
  /** Of its own list, such as `reports`. */
  readonly part: string
  readonly name: string
  readonly href: string | null
  readonly badge: Badge
  readonly since: Date
}

/** What comes first: what hurts now, then what is broken already, then what will be, then what only waits. */
export const URGENCY = {
  unanswered: 100,
  open: 90,
  breached: 80,
  lost: 70,
  atRisk: 60,
  unseen: 50,
  waiting: 40,
} as const

/** What a feature adds to the page of one service, besides its part of the status. */
export interface ServiceAddition {
  /** In the twin of the page. */
  readonly key: string
  readonly title: string
  readonly note: string
  readonly charts: readonly AddedChart[]
  /** Plain JSON data: what the charts are drawn of. */
  readonly answer: unknown
}

/** A line over time, with what it says last. */
export interface AddedChart {
  readonly title: string
  readonly note: string
  /** A `field` is a JSON pointer within the answer of the addition. */
  readonly figure: Cell
  readonly line: Line
  /** At its ends. */
  readonly labels: { readonly top: string; readonly bottom: string; readonly first: string; readonly last: string }
  readonly measured: { readonly sentences: readonly string[]; readonly queries: readonly SourceQuery[] }
}
