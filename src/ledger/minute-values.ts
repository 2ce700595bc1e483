import type { Series } from '../promql/series-reader.js'

export const MINUTE_MS = 60_000

/** What was asked for, per target id and group ('' where it is one whole): values by minute (its start, in ms). */
type Values<T> = Map<number, Map<string, Map<number, T>>>

/** While answers come in. */
export type GrowingValues = Values<readonly number[]>

/** Values per target id, group and minute (its start, in ms): one per recorded series of the kind. Missing: unknown. */
export type MinuteValues = ReadonlyMap<number, ReadonlyMap<string, ReadonlyMap<number, readonly number[]>>>

/** Minutes of which any group of a target is known, per target id. */
export type KnownMinutes = ReadonlyMap<number, ReadonlySet<number>>

/** Where the values of a series belong. */
export interface Place {
  readonly id: number
  readonly group: string
}

interface Sorting {
  /** `null`: nowhere. */
  readonly place: (series: Series) => Place | null
  /** Whether values of that minute may still be added. */
  readonly isFree: (id: number, minute: number) => boolean
}

/**
 * Adds the minutes of which every series has a value.
 *
 * @param answers one per recorded series of the kind
 */
export function addMinutes(
  values: GrowingValues,
  answers: readonly (readonly Series[])[],
  { place, isFree }: Sorting,
): void {
  const [first, ...others] = answers.map((answer) => byPlace(answer, place))
  for (const [id, groups] of first ?? []) {
    for (const [group, minutes] of groups) {
      const rivals = others.map((other) => other.get(id)?.get(group))
      for (const [minute, value] of minutes) {
        const rest = rivals.map((rival) => rival?.get(minute))
        if (isFree(id, minute) && rest.every((one) => one !== undefined)) {
          minutesAt(values, { id, group }).set(minute, [value, ...rest])
        }
      }
    }
  }
}

/** Of several series for one place (replicas), the largest value counts: the one that missed least. */
function byPlace(answer: readonly Series[], place: Sorting['place']): Values<number> {
  const values: Values<number> = new Map()
  for (const series of answer) {
    const at = place(series)
    if (at === null) continue
    const minutes = minutesAt(values, at)
    for (const { at: end, value } of series.samples) {
      const minute = end.getTime() - MINUTE_MS
      minutes.set(minute, Math.max(value, minutes.get(minute) ?? -Infinity))
    }
  }
  return values
}

function minutesAt<T>(values: Values<T>, { id, group }: Place): Map<number, T> {
  const groups = values.get(id) ?? new Map<string, Map<number, T>>()
  const minutes = groups.get(group) ?? new Map<number, T>()
  groups.set(group, minutes)
  values.set(id, groups)
  return minutes
}

/** Which minutes are known by now; what is added later does not show. */
export function knownMinutes(values: MinuteValues): KnownMinutes {
  return new Map(
    [...values].map(([id, groups]) => {
      const known = new Set<number>()
      for (const minutes of groups.values()) for (const minute of minutes.keys()) known.add(minute)
      return [id, known]
    }),
  )
}
