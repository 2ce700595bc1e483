import type { Member } from '../contract-input.js'
import { minuteOf } from '../spans.js'

/** Says of a minute whether it is unknown of any of the members. */
export function unknownIn(members: readonly Member[]): (minute: number) => boolean {
  const all = members.map(({ rows }) => ({ ...rows, first: minuteOf(rows.from) }))
  return (minute) =>
    all.some(({ events, errors, first }) => {
      return Number.isNaN(events[minute - first] ?? Number.NaN) || Number.isNaN(errors[minute - first] ?? Number.NaN)
    })
}
