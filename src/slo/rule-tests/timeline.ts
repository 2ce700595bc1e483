import type { InputSeries } from '../../promql/rule-test.js'
import { renderSeries } from '../../promql/sample-series.js'
import { formatNumber } from '../../shared/format-number.js'
import type { CountedSeries } from './counted-series.js'

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
export function feed(series: readonly CountedSeries[], timeline: Timeline, scrapeSeconds: number): InputSeries[] {
  return series.flatMap((one) => {
    const values = valuesOf(one.counts, timeline, scrapeSeconds)
    return values === null ? [] : [{ series: renderSeries(one.series), values }]
  })
}

// The first value stands at 0 s; each phase then adds one value per scrape.
function valuesOf(counts: CountedSeries['counts'], timeline: Timeline, scrapeSeconds: number): string | null {
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
  return [...parts, ...(timeline.ends === 'stale' ? ['stale'] : [])].join(' ')
}
