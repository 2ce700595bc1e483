import type { Interval } from '../calendar/interval.js'
import type { Day } from '../calendar/period.js'
import {
  noCounts,
  objectiveId,
  SETTLE_SECONDS,
  watermarksOf,
  type Counts,
  type CountsReader,
  type ObjectiveKey,
} from '../slo/counts.js'
import type { LedgerPlace, MinutesReader } from '../slo/minutes.js'

/** What was counted of one objective. */
export interface CountedDays {
  /** One for each day that was asked for. */
  readonly counts: readonly Counts[]
  /** Whether anything was heard of it lately. */
  readonly isHeard: boolean
}

/** Reads days out of the ledger, each day that is over only once unless something of it changes. */
export interface HistoryReader {
  /** In the order of the keys. */
  read(keys: readonly ObjectiveKey[], days: readonly Day[], now: Date): Promise<readonly CountedDays[]>
}

/** Silence for so long is no sign of life: scrapes may lie 5 min apart, and remote write comes late. */
const HEARD_SECONDS = 900

export interface HistoryParts {
  readonly counts: CountsReader
  readonly minutes: Pick<MinutesReader, 'lateHours'>
}

export function createHistoryReader({ counts, minutes }: HistoryParts): HistoryReader {
  const settled = new Map<string, Counts>()
  let place: LedgerPlace | null = null
  return {
    async read(keys, days, now) {
      // First what has changed: what changes while the rest is read is told the next time.
      const late = await minutes.lateHours(place)
      forgetLate(settled, { keys, days, hours: late.byService })
      const watermarks = watermarksOf(await counts.objectives(keys))
      const missing = keys.flatMap((key) =>
        days.filter((day) => !settled.has(idOf(key, day))).map((day) => ({ key, day, interval: day.interval })),
      )
      const lately = { from: new Date(now.getTime() - HEARD_SECONDS * 1000), to: now }
      const answers = await counts.counts([...missing, ...keys.map((key) => ({ key, interval: lately }))])
      const read = new Map(missing.map(({ key, day }, index) => [idOf(key, day), answers[index] ?? noCounts]))
      for (const { key, day } of missing) {
        const watermark = watermarks.get(objectiveId(key))
        if (watermark === undefined || !isSettled(day.interval, watermark)) continue
        settled.set(idOf(key, day), read.get(idOf(key, day)) ?? noCounts)
      }
      forgetOld(settled, keys, days)
      place = late.place
      return keys.map((key, index) => ({
        counts: days.map((day) => read.get(idOf(key, day)) ?? settled.get(idOf(key, day)) ?? noCounts),
        isHeard: (answers[missing.length + index]?.observedSeconds ?? 0) > 0,
      }))
    },
  }
}

function idOf(key: ObjectiveKey, { label }: Day): string {
  return `${objectiveId(key)}@${label}`
}

/** Minutes shortly before the watermark are read again. */
function isSettled({ to }: Interval, watermark: Date): boolean {
  return to.getTime() + SETTLE_SECONDS * 1000 <= watermark.getTime()
}

interface Late {
  readonly keys: readonly ObjectiveKey[]
  readonly days: readonly Day[]
  /** Beginnings of hours, Unix seconds, by service. */
  readonly hours: ReadonlyMap<string, ReadonlySet<number>>
}

function forgetLate(settled: Map<string, Counts>, { keys, days, hours }: Late): void {
  for (const key of keys) {
    const changed = [...(hours.get(key.service) ?? [])].map((hour) => hour * 1000)
    if (changed.length === 0) continue
    // An hour of UTC may lie in two days of a zone.
    const isChanged = ({ interval: { from, to } }: Day) =>
      changed.some((hour) => hour < to.getTime() && hour + 3_600_000 > from.getTime())
    for (const day of days.filter(isChanged)) settled.delete(idOf(key, day))
  }
}

function forgetOld(settled: Map<string, Counts>, keys: readonly ObjectiveKey[], days: readonly Day[]): void {
  const wanted = new Set(keys.flatMap((key) => days.map((day) => idOf(key, day))))
  for (const id of settled.keys()) if (!wanted.has(id)) settled.delete(id)
}
