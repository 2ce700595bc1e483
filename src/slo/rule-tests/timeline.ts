import type { InputSeries } from '../../promql/rule.js'
import { renderSeries, type SampleSeries } from '../../promql/sample-series.js'
import { formatNumber } from '../../shared/format-number.js'
import type { FedSeries, Feeding, Level } from './fed-series.js'

/** A stretch of constant traffic. */
export interface Phase {
  /** A multiple of the scrape interval. */
  readonly seconds: number
  /** Events per scrape. */
  readonly good: number
  readonly bad: number
  /** The process restarts as the phase begins: counters start again at 0. */
  readonly reset?: boolean
}

export interface Timeline {
  readonly phases: readonly Phase[]
  /** After the last phase the series are gone, as when a target disappears. */
  readonly ends?: 'stale'
  /** Series without an event so far do not exist yet, as with most client libraries. */
  readonly lateSeries?: boolean
}

/** The values of every series of a timeline, in promtool's notation. */
export function feed(series: readonly FedSeries[], timeline: Timeline, scrapeSeconds: number): InputSeries[] {
  return series.flatMap((one) => {
    const values = valuesOf(one.feeding, timeline, scrapeSeconds)
    if (values === null) return []
    const end = timeline.ends === 'stale' ? ['stale'] : []
    return [{ series: notationOf(one.series), values: [...values, ...end].join(' ') }]
  })
}

/** Nearly every scenario feeds the same series. */
const notations = new WeakMap<SampleSeries, string>()

function notationOf(series: SampleSeries): string {
  const notation = notations.get(series) ?? renderSeries(series)
  notations.set(series, notation)
  return notation
}

// The first value stands at 0 s; each phase then adds one value per scrape.
function valuesOf(feeding: Feeding, timeline: Timeline, scrapeSeconds: number): string[] | null {
  switch (feeding.kind) {
    case 'counter':
      return counterValues(feeding, timeline, scrapeSeconds)
    case 'histogram':
      return histogramValues(feeding, timeline, scrapeSeconds)
    default:
      return gaugeValues((share) => levelOf(feeding, share), timeline, scrapeSeconds)
  }
}

function counterValues(
  { counts }: Extract<Feeding, { kind: 'counter' }>,
  timeline: Timeline,
  scrapeSeconds: number,
): string[] | null {
  const phases = timeline.phases.map(({ seconds, good, bad, reset = false }) => {
    const step = counts === 'both' ? good + bad : counts === 'good' ? good : bad
    return { scrapes: Math.round(seconds / scrapeSeconds), step, reset }
  })
  const late = timeline.lateSeries === true && counts !== 'both'
  const birth = late ? phases.findIndex(({ step }) => step > 0) : 0
  if (birth === -1) return null
  const unborn = phases.slice(0, birth).reduce((sum, { scrapes }) => sum + scrapes, 0)
  const parts = [unborn === 0 ? '0' : `_x${unborn + 1}`]
  let value = 0
  for (const { scrapes, step, reset } of phases.slice(birth)) {
    const start = reset ? 0 : value
    parts.push(`${formatNumber(start + step)}+${formatNumber(step)}x${scrapes - 1}`)
    value = start + step * scrapes
  }
  return parts
}

function histogramValues(
  { goodBucket, apart }: Extract<Feeding, { kind: 'histogram' }>,
  timeline: Timeline,
  scrapeSeconds: number,
): string[] {
  const between = '0 '.repeat(apart - 1)
  const histogram = (good: number, bad: number): string => {
    const buckets = `[${formatNumber(good)} ${between}${formatNumber(bad)}]`
    return `{{schema:0 count:${formatNumber(good + bad)} offset:${goodBucket} buckets:${buckets}}}`
  }
  const parts = [histogram(0, 0)]
  let [allGood, allBad] = [0, 0]
  for (const { seconds, good, bad, reset = false } of timeline.phases) {
    const scrapes = Math.round(seconds / scrapeSeconds)
    if (reset) [allGood, allBad] = [0, 0]
    parts.push(`${histogram(allGood + good, allBad + bad)}+${histogram(good, bad)}x${scrapes - 1}`)
    allGood += good * scrapes
    allBad += bad * scrapes
  }
  return parts
}

function gaugeValues(level: (share: number) => Level, { phases }: Timeline, scrapeSeconds: number): string[] {
  let from = 0
  return phases.map(({ seconds, good, bad }) => {
    const { start, perSecond } = level(good + bad === 0 ? 0 : bad / (good + bad))
    const scrapes = Math.round(seconds / scrapeSeconds)
    // The scrape at the end of a phase belongs to it; the very first one is before all phases.
    const first = from === 0 ? 0 : from + scrapeSeconds
    const count = from === 0 ? scrapes : scrapes - 1
    from += scrapes * scrapeSeconds
    const step = perSecond * scrapeSeconds
    const value = formatNumber(start + perSecond * first)
    return step === 0 ? `${value}x${count}` : `${value}+${formatNumber(step)}x${count}`
  })
}

function levelOf(feeding: Extract<Feeding, { kind: 'state' | 'share' }>, share: number): Level {
  if (feeding.kind === 'share') return { start: share, perSecond: 0 }
  if (share !== 0 && share !== 1) throw new Error('a state is good or bad: no test may ask for a share')
  return share === 0 ? feeding.good : feeding.bad
}
