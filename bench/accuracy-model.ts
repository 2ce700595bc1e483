import type { Interval } from '../src/calendar/interval.js'
import type { Burst, Incident, Model, Pod } from '../test/support/history/model.js'
import { createRandom } from '../test/support/history/random.js'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const DAYS = 30
/** Instants at which the weather of the model may change. */
const WEATHER_SECONDS = 5

/** Each share of failing events twice a month, with lengths in minutes that burn enough to page. */
const OUTAGES = [
  { share: 1, minutes: [4, 15] },
  { share: 0.5, minutes: [8, 20] },
  { share: 0.1, minutes: [20, 60] },
  { share: 0.02, minutes: [75, 180] },
] as const

/**
 * Thirty days of a service drawn from a seed: pods replaced and restarted, scrape gaps, bursts between two scrapes, idle nights, errors that appear late and
 * eight outages at least a day apart. The same seed gives the same events at every scrape interval.
 */
export function randomMonth(seed: number, scrapeSeconds: number, to: Date): Model {
  const random = createRandom(seed * 7919)
  const between = (low: number, high: number) => low + random() * (high - low)
  const from = new Date(to.getTime() - DAYS * DAY)
  const at = (days: number) => new Date(from.getTime() + Math.round((days * DAY) / 1000 / WEATHER_SECONDS) * 5000)
  const stretch = (start: Date, ms: number): Interval => ({ from: start, to: new Date(start.getTime() + ms) })
  // An outage or a burst is placed in the busy half of a day of its own.
  const busy = (day: number) => {
    const midnight = Math.floor(at(day).getTime() / DAY) * DAY
    return new Date(midnight + Math.floor((between(11, 20) * HOUR) / 5000) * 5000)
  }
  const incidents = shuffled([...OUTAGES, ...OUTAGES], random).map(
    ({ share, minutes: [least, most] }, slot): Incident => {
      return { ...stretch(busy(2 + slot * 3.5), between(least, most) * MINUTE), share }
    },
  )
  const bursts = Array.from({ length: 8 }, (_, slot): Burst => {
    const errors = between(10, 50)
    const seconds = WEATHER_SECONDS * Math.ceil(between(0, 2))
    const eventsPerSecond = between(errors, 400) / seconds
    return {
      ...stretch(busy(3.4 + slot * 3.5), seconds * 1000),
      eventsPerSecond,
      share: errors / (eventsPerSecond * seconds),
    }
  }).filter((burst) => burst.to < to)
  const idle = Array.from({ length: DAYS }, (_, day) => day)
    .filter(() => random() < 0.4)
    .map((day) =>
      stretch(new Date(Math.floor(at(day).getTime() / DAY) * DAY + between(1, 3) * HOUR), between(2, 5) * HOUR),
    )
  return {
    seed,
    service: `every-${scrapeSeconds}s`,
    interval: { from, to },
    scrapeSeconds,
    phaseSeconds: between(0, scrapeSeconds),
    // Prometheus moves a scrape that is late by up to 2 ms to its planned instant; a busy machine is a little worse.
    jitterSeconds: 0.02,
    eventsPerSecond: between(2, 5),
    ordinaryErrors: between(0.0001, 0.0005),
    firstErrors: at(between(1, 12)),
    slow: null,
    weatherSeconds: WEATHER_SECONDS,
    incidents,
    bursts,
    idle,
    pods: ['a', 'b', 'c'].flatMap((slot) => pods(slot, { from, to }, random)),
    gaps: [0, 1, 2].map((third) => stretch(at(4.05 + third * 10.5 + between(0, 0.2)), between(2, 40) * MINUTE)),
  }
}

/** One place in which pods follow each other, with restarts in between. */
function pods(slot: string, { from, to }: Interval, random: () => number): Pod[] {
  const instant = () => new Date(from.getTime() + random() * (to.getTime() - from.getTime()))
  const instants = (count: number) =>
    Array.from({ length: count }, instant).toSorted((a, b) => a.getTime() - b.getTime())
  const births = [from, ...instants(1 + Math.floor(random() * 4))]
  const restarts = instants(4)
  return births.map((birth, index) => {
    const life = { from: birth, to: births[index + 1] ?? to }
    return {
      name: `${slot}-${index}`,
      region: 'eu',
      life,
      restarts: restarts.filter((at) => at > life.from && at < life.to),
    }
  })
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item)
}
