import { instantsOf, saidAt, voicesByPlace, type Voice } from '../promql/series-pairs.js'
import type { Series } from '../promql/series-reader.js'
import { mapBreathing } from '../shared/breathe.js'
import type { Refusal } from './plausible.js'
import { extended, isWithin, type Rivalry } from './rivalry.js'

export const MINUTE_MS = 60_000

/** What was asked for, per target id and group ('' where it is one whole): values by minute (its start, in ms). */
type Values<T> = Map<number, Map<string, Map<number, T>>>

/** While answers come in. */
export type GrowingValues = Values<readonly number[]>

/** Values per target id, group and minute (its start, in ms): one per recorded series of the kind. Missing: unknown. */
export type MinuteValues = ReadonlyMap<number, ReadonlyMap<string, ReadonlyMap<number, readonly number[]>>>

/** Minutes of which any group of a target is known or refused, per target id. */
export type KnownMinutes = ReadonlyMap<number, ReadonlySet<number>>

/** What came in, and what was not taken. */
export interface Sorted {
  readonly values: GrowingValues
  /** Minutes of which something was said that is not taken: unknown, like those of which nothing was. */
  readonly refused: Values<Refusal>
  /** Stretches of several series, per target id and group. */
  readonly rivalries: Map<number, Map<string, Rivalry>>
}

export function nothingSorted(): Sorted {
  return { values: new Map(), refused: new Map(), rivalries: new Map() }
}

/** Where the values of a series belong. */
export interface Place {
  readonly id: number
  readonly group: string
  /** Labels that every series of the place carries alike. */
  readonly expected: ReadonlySet<string>
}

export interface Sorting {
  /** `null`: nowhere. */
  readonly place: (series: Series) => Place | null
  readonly replicaLabels: ReadonlySet<string>
  /** Whether values of that minute may still be added. */
  readonly isFree: (id: number, minute: number) => boolean
  /** What must not be taken. */
  readonly judge: (id: number, values: readonly number[], minute: number) => Refusal | null
  /** An earlier stretch of several series for that place. */
  readonly rivalry: (place: Place) => Rivalry | undefined
}

/**
 * Adds the minutes of which one voice has all values, and notes those that are not taken: values that cannot be true, and minutes of
 * several series that are no replicas of each other, or of one while another of them is silent. Breathes in between.
 *
 * @param answers one per recorded series of the kind
 */
export async function addMinutes(
  sorted: Sorted,
  answers: readonly (readonly Series[])[],
  sorting: Sorting,
): Promise<void> {
  const places = new Map<string, Place>()
  const place = (series: Series) => {
    const at = sorting.place(series)
    if (at === null) return null
    const key = `${at.id}/${at.group}`
    places.set(key, at)
    return { key, expected: at.expected }
  }
  const voicesOf = voicesByPlace(answers, { place, replicaLabels: sorting.replicaLabels })
  await mapBreathing([...voicesOf], ([key, voices]) => {
    const at = places.get(key)
    if (at !== undefined) addPlace(sorted, { place: at, voices, sorting })
  })
}

interface Heard {
  readonly place: Place
  readonly voices: readonly Voice[]
  readonly sorting: Sorting
}

function addPlace(sorted: Sorted, heard: Heard): void {
  const { place, voices, sorting } = heard
  const rivalry = rivalryOf(voices)
  if (rivalry !== undefined) within(sorted.rivalries, place.id).set(place.group, rivalry)
  const stretches = [rivalry, sorting.rivalry(place)].filter((one) => one !== undefined)
  for (const end of instantsOf(voices)) {
    const minute = end - MINUTE_MS
    if (!sorting.isFree(place.id, minute)) continue
    const said = minuteOf(heard, end, stretches)
    if (said === null) continue
    if ('reason' in said) minutesAt(sorted.refused, place).set(minute, said)
    else minutesAt(sorted.values, place).set(minute, said)
  }
}

/** From the first to the last minute in which voices contradict each other. */
function rivalryOf(voices: readonly Voice[]): Rivalry | undefined {
  if (voices.length < 2 || new Set(voices.map(({ originText }) => originText)).size < 2) return undefined
  let rivalry: Rivalry | undefined
  for (const end of instantsOf(voices)) {
    const said = saidAt(voices, end)
    if (said.kind === 'rivals') rivalry = extended(rivalry, end - MINUTE_MS, said.labels)
  }
  return rivalry
}

function minuteOf(
  { place, voices, sorting }: Heard,
  end: number,
  rivalries: readonly Rivalry[],
): readonly number[] | Refusal | null {
  const minute = end - MINUTE_MS
  const judge = (values: readonly number[]) => sorting.judge(place.id, values, minute)
  const said = saidAt(voices, end, (values) => judge(values) === null)
  if (said.kind === 'nothing') return null
  if (said.kind === 'rivals') return { reason: 'several_series', value: voices.length, labels: said.labels }
  const rivalry = rivalries.find((one) => isWithin(one, minute))
  if (rivalry !== undefined) return { reason: 'several_series', value: 1, labels: rivalry.labels }
  return judge(said.values) ?? said.values
}

function within<T>(values: Map<number, Map<string, T>>, id: number): Map<string, T> {
  const groups = values.get(id) ?? new Map<string, T>()
  values.set(id, groups)
  return groups
}

function minutesAt<T>(values: Values<T>, { id, group }: Pick<Place, 'id' | 'group'>): Map<number, T> {
  const groups = within(values, id)
  const minutes = groups.get(group) ?? new Map<number, T>()
  groups.set(group, minutes)
  return minutes
}

/** Which minutes are decided by now, by a value or a refusal; what is added later does not show. */
export function decidedMinutes({ values, refused }: Sorted): KnownMinutes {
  const known = new Map<number, Set<number>>()
  for (const all of [values, refused]) {
    for (const [id, groups] of all) {
      const own = known.get(id) ?? new Set<number>()
      known.set(id, own)
      for (const minutes of groups.values()) for (const minute of minutes.keys()) own.add(minute)
    }
  }
  return known
}
