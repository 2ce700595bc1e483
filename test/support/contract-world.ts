import type { Interval } from '../../src/calendar/interval.js'
import type { Incident, Model, TrueMinute, Truth } from './history/model.js'

const MINUTE_MS = 60_000
const DAY_MS = 1440 * MINUTE_MS

/** More errors than this share of the events make a minute or interval bad. */
export const BAD_SHARE = 0.05

/**
 * Days of checkout that end at `to`, at a scrape interval: three outages a day of very different strength, all far from `BAD_SHARE`, so that
 * chance makes no minute bad or good, one restart of a pod amid an outage, and two gaps.
 */
export function contractDays(
  to: Date,
  { days, scrapeSeconds }: { readonly days: number; readonly scrapeSeconds: number },
): Model {
  const from = new Date(to.getTime() - days * DAY_MS)
  const at = (day: number, minutes: number) => new Date(from.getTime() + day * DAY_MS + minutes * MINUTE_MS)
  const outage = (start: Date, minutes: number, share: number): Incident => {
    return { from: start, to: new Date(start.getTime() + minutes * MINUTE_MS), share }
  }
  const incidents = Array.from({ length: Math.floor(days) }, (_, day) => [
    outage(at(day, 233.3), 7.5, 1),
    outage(at(day, 611.7), 31.2, 0.3),
    outage(at(day, 1102.1), 64, 0.15),
  ]).flat()
  return {
    ...{ seed: 11, service: 'checkout', interval: { from, to }, scrapeSeconds },
    ...{
      phaseSeconds: 3.2,
      jitterSeconds: 0.5,
      eventsPerSecond: 3,
      ordinaryErrors: 0.0005,
      slow: null,
      weatherSeconds: 5,
    },
    incidents,
    pods: [
      { name: 'a', region: 'eu', life: { from, to }, restarts: [at(0, 620.4)] },
      { name: 'b', region: 'us', life: { from, to }, restarts: [at(days * 0.6, 77.7)] },
    ],
    gaps: [
      { from: at(days * 0.4, 311.4), to: at(days * 0.4, 341.4) },
      { from: at(days * 0.8, 403.2), to: at(days * 0.8, 407.2) },
    ],
  }
}

/** What a contract would find that saw every event when it happened, over the minutes that are known. */
export interface TrueContract {
  readonly minutes: number
  readonly badMinutes: number
  /** Minutes in bad intervals of 5 minutes and of an hour. */
  readonly badIn5m: number
  readonly badIn1h: number
  /** Mean of the error rates of 5 minutes, weighed by their known minutes. */
  readonly meanRate: number
  readonly errorRatio: number
}

/**
 * Judges the truth.
 *
 * @param isKnown whether the ledger knows a minute (start in ms)
 */
export function judgeTruth(truth: Truth, within: Interval, isKnown: (minute: number) => boolean): TrueContract {
  const known = minutesOf(truth).filter(
    ({ at }) => at >= within.from.getTime() && at < within.to.getTime() && isKnown(at),
  )
  const fives = grouped(known, 5)
  const rate = (minutes: readonly TrueMinute[]) => sumOf(minutes, 'errors') / Math.max(1, sumOf(minutes, 'events'))
  const badMinutes = (groups: readonly (readonly TrueMinute[])[]) => {
    return groups.filter((minutes) => rate(minutes) > BAD_SHARE).reduce((sum, minutes) => sum + minutes.length, 0)
  }
  return {
    minutes: known.length,
    badMinutes: badMinutes(known.map((minute) => [minute])),
    badIn5m: badMinutes(fives),
    badIn1h: badMinutes(grouped(known, 60)),
    meanRate: fives.reduce((sum, minutes) => sum + rate(minutes) * minutes.length, 0) / known.length,
    errorRatio: sumOf(known, 'scrapedErrors') / sumOf(known, 'scrapedEvents'),
  }
}

type TimedMinute = TrueMinute & { readonly at: number }

function minutesOf({ interval, minutes }: Truth): readonly TimedMinute[] {
  return minutes.map((minute, index) => ({ ...minute, at: interval.from.getTime() + index * MINUTE_MS }))
}

/** Intervals that begin at whole multiples of their length in UTC, as those of a month do that begins on a whole hour. */
function grouped(minutes: readonly TimedMinute[], length: number): readonly (readonly TimedMinute[])[] {
  const groups = new Map<number, TimedMinute[]>()
  for (const minute of minutes) {
    const key = Math.floor(minute.at / (length * MINUTE_MS))
    groups.set(key, [...(groups.get(key) ?? []), minute])
  }
  return [...groups.values()]
}

function sumOf(minutes: readonly TrueMinute[], key: keyof TrueMinute): number {
  return minutes.reduce((sum, minute) => sum + minute[key], 0)
}
