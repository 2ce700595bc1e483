import type { Interval } from '../../src/calendar/interval.js'
import type { Agreement } from '../../src/sla/agreement.js'
import type { TrafficReader } from '../../src/sla/traffic-reader.js'
import { objectiveId, type CountsReader } from '../../src/slo/counts.js'

/** In milliseconds. */
export const HOUR = 3_600_000
const BEGIN = Date.parse('2025-11-01T00:00:00Z')
const HOURS = Math.round((Date.parse('2027-01-01T00:00:00Z') - BEGIN) / HOUR)

/** An hour as it truly was; `known`: whether the ledger has it. */
export interface Hour {
  readonly at: number
  readonly events: number
  readonly errors: number
  readonly known: boolean
}

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Nights are a tenth of the peak at 15:00, weekends half of a weekday. */
function usual(at: number): number {
  const date = new Date(at)
  const weekend = date.getUTCDay() % 6 === 0 ? 0.5 : 1
  return Math.round(60_000 * weekend * (0.55 + 0.45 * Math.cos(((date.getUTCHours() - 15) / 12) * Math.PI)))
}

/** Every hour of November 2025 to December 2026, changed as a test needs it. */
export function world(change: (hour: Hour) => Partial<Hour> = () => ({})): readonly Hour[] {
  return Array.from({ length: HOURS }, (_, index) => {
    const at = BEGIN + index * HOUR
    const hour = { at, events: usual(at), errors: 0, known: true }
    return { ...hour, ...change(hour) }
  })
}

/** The hours of an interval. */
export const within = (hours: readonly Hour[], { from, to }: Interval) =>
  hours.slice(Math.max(0, (from.getTime() - BEGIN) / HOUR), Math.max(0, (to.getTime() - BEGIN) / HOUR))
/** What hours held together. */
export const sum = (hours: readonly Hour[], of: 'events' | 'errors') =>
  hours.reduce((total, hour) => total + hour[of], 0)

/** A ledger over the hours of a world. */
export function ledgerOf(hours: readonly Hour[]): CountsReader & TrafficReader {
  const answer = <T>(keys: readonly Agreement['key'][], value: T) =>
    Promise.resolve(new Map(keys.map((key) => [objectiveId(key), value])))
  const known = (interval: Interval) => within(hours, interval).filter((hour) => hour.known)
  return {
    counts: (requests) => {
      const counts = requests.map(({ interval }) => {
        const found = known(interval)
        return { events: sum(found, 'events'), errors: sum(found, 'errors'), observedSeconds: found.length * 3600 }
      })
      return Promise.resolve(counts)
    },
    objectives: () => Promise.resolve([]),
    traffic: (keys, interval) => {
      const byHour = new Map<number, Hour[]>()
      for (const hour of known(interval)) {
        const hourOfWeek = (hour.at / HOUR) % 168
        byHour.set(hourOfWeek, [...(byHour.get(hourOfWeek) ?? []), hour])
      }
      const traffic = [...byHour].map(([hourOfWeek, own]) => ({
        hourOfWeek,
        events: sum(own, 'events'),
        observedSeconds: own.length * 3600,
        busiest: Math.max(...own.map(({ events }) => events)) / 3600,
      }))
      return answer(keys, traffic)
    },
    holes: (keys, interval) => {
      const holes = within(hours, interval)
        .filter((hour) => !hour.known)
        .map(({ at }) => {
          const beside = (distance: number) =>
            known({ from: new Date(at + distance), to: new Date(at + distance + HOUR) })
          const countsOf = (found: readonly Hour[]) => ({ events: sum(found, 'events'), errors: sum(found, 'errors') })
          return {
            from: new Date(at),
            to: new Date(at + HOUR),
            before: countsOf(beside(-HOUR)),
            after: countsOf(beside(HOUR)),
            first: null,
            jump: null,
          }
        })
      return answer(keys, holes)
    },
  }
}
