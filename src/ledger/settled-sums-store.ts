import type { LedgerPlace } from '../slo/minutes.js'
import type { Reader } from '../store/database.js'
import type { HourSums } from './minutes-codec.js'
import { lateHoursAfter } from './late-hours-store.js'
import { NOTHING, stepBetween, stepped, type HourRange } from './settled-sums.js'

/** Sums of whole hours that lie behind us, in memory: a month of hours of ten thousand objectives is read once, and not every 30 s. */
export interface SettledSums {
  /** Forgets everything: hours were taken away. */
  forget(): void
  /**
   * Forgets the objectives of which late data came in. To be called before `read`, of the same reader.
   *
   * @returns another number whenever hours of the past became others
   */
  refresh(db: Reader): Promise<number>
  /** What these objectives held; those that have no hour are nothing. */
  read(db: Reader, range: HourRange, rows: readonly OfService[]): Promise<ReadonlyMap<number, HourSums>>
}

/** The row of an objective. */
export interface OfService {
  readonly id: number
  readonly service: string
}

/** Reads sums out of the store; objectives without an hour have none. */
export type ReadSums = (db: Reader, ids: readonly number[], range: HourRange) => Promise<ReadonlyMap<number, HourSums>>

interface Kept extends HourRange {
  readonly sums: ReadonlyMap<number, HourSums>
  /** In milliseconds of `performance.now()`. */
  readonly usedAt: number
}

/** What nobody has asked for so long is forgotten, in milliseconds. */
const UNUSED_MS = 600_000
const MOST_RANGES = 16

export function createSettledSums(readSums: ReadSums): SettledSums {
  const services = new Map<number, string>()
  let place: LedgerPlace | null = null
  let kept: readonly Kept[] = []
  // Sums that were being read when late data came in are of before, or of half of it.
  let generation = 0

  function keep(sums: Kept): void {
    const since = performance.now() - UNUSED_MS
    const others = kept.filter((one) => !isSame(one, sums) && one.usedAt >= since)
    kept = [...others, sums].toSorted((a, b) => a.usedAt - b.usedAt).slice(-MOST_RANGES)
  }

  return {
    forget() {
      generation += 1
      kept = []
    },
    async refresh(db) {
      const late = await lateHoursAfter(db, place)
      place = late.place
      if (late.byService.size === 0) return generation
      generation += 1
      const isLate = (id: number) => late.byService.has(services.get(id) ?? '')
      kept = kept.map((one) => ({ ...one, sums: new Map([...one.sums].filter(([id]) => !isLate(id))) }))
      return generation
    },
    async read(db, range, rows) {
      const begun = generation
      for (const { id, service } of rows) services.set(id, service)
      const known = kept.find((one) => isSame(one, range))?.sums ?? new Map<number, HourSums>()
      const missing = rows.flatMap(({ id }) => (known.has(id) ? [] : [id]))
      const made = await stepFrom(kept, missing, { db, range, readSums })
      const rest = missing.filter((id) => !made.has(id))
      const read = await readSums(db, rest, range)
      const added = rest.map((id) => [id, read.get(id) ?? NOTHING] as const)
      const whole = missing.length === 0 ? known : new Map([...known, ...made, ...added])
      if (generation === begun) keep({ ...range, sums: whole, usedAt: performance.now() })
      return new Map(rows.map(({ id }) => [id, whole.get(id) ?? NOTHING]))
    },
  }
}

interface Stepping {
  readonly db: Reader
  readonly range: HourRange
  readonly readSums: ReadSums
}

/**
 * Sums of a range of those that were kept, without the hours that went and with those that came. Only of the objectives that are asked for: of
 * others nobody says that they were read up to there.
 */
async function stepFrom(
  kept: readonly Kept[],
  ids: readonly number[],
  { db, range, readSums }: Stepping,
): Promise<ReadonlyMap<number, HourSums>> {
  const made = new Map<number, HourSums>()
  for (const known of kept.toReversed()) {
    const step = stepBetween(known, range)
    const own = step === null ? [] : ids.filter((id) => !made.has(id) && known.sums.has(id))
    if (step === null || own.length === 0) continue
    const before = new Map(own.map((id) => [id, known.sums.get(id) ?? NOTHING]))
    const [added, gone] = [await readSums(db, own, step.added), await readSums(db, own, step.gone)]
    for (const [id, sum] of stepped(before, added, gone)) made.set(id, sum)
  }
  return made
}

function isSame(a: HourRange, b: HourRange): boolean {
  return a.from === b.from && a.to === b.to
}
