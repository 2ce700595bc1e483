import { renderSelector } from '../promql/selector.js'
import { formatDuration } from '../shared/duration.js'
import { baseWindowSeconds } from '../slo/indicator/base-window.js'
import type { Slo } from '../slo/slo.js'
import type { Finding } from './finding.js'
import type { LiveSource } from './live-source.js'
import { watchedSelectors } from './watched-selectors.js'

/** One event per minute, whatever the scrape interval. */
const BY_THE_MINUTE: readonly string[] = ['threshold', 'freshness']

type Scraped = Pick<Slo, 'indicator' | 'scrapeIntervalSeconds'>

/** Samples that a series should bring while it is watched: enough to tell intervals apart. */
const SAMPLES = 20

/**
 * A `scrape_interval` that the samples contradict. They are counted, which works with any server and behind any relabelling; the
 * fullest of the series that lived throughout decides, because a failed scrape is not a longer interval.
 */
export async function intervalFindings(slo: Scraped, source: LiveSource): Promise<Finding[]> {
  if (BY_THE_MINUTE.includes(slo.indicator.kind)) return []
  const [first] = watchedSelectors(slo.indicator)
  if (first === undefined) return []
  const watchedSeconds = Math.max(600, SAMPLES * slo.scrapeIntervalSeconds)
  const text = renderSelector(first.selector)
  const range = formatDuration(watchedSeconds)
  const samples = await source.largest(`max(count_over_time(${text}[${range}]) and (${text} offset ${range}))`)
  return samples === null ? [] : judgeInterval({ text, samples, watchedSeconds, configured: slo.scrapeIntervalSeconds })
}

export interface Observed {
  readonly text: string
  readonly samples: number
  readonly watchedSeconds: number
  /** Seconds. */
  readonly configured: number
}

/** The count may be one too high: both ends can fall on a sample. */
export function judgeInterval({ text, samples, watchedSeconds, configured }: Observed): Finding[] {
  const shortest = watchedSeconds / (samples + 1)
  const longest = watchedSeconds / Math.max(1, samples - 1)
  if (longest * 1.15 >= configured && shortest <= configured * 1.15) return []
  const seconds = Math.max(1, Math.round(watchedSeconds / samples))
  const found = `the fullest series of ${text} has ${samples} samples in ${formatDuration(watchedSeconds)}, about one every ${formatDuration(seconds)}`
  const window = formatDuration(baseWindowSeconds(configured))
  const hint = `set \`scrape_interval\` to what Prometheus uses: rates are taken over ${window}, which fits ${formatDuration(configured)}`
  return [{ rule: 'live-interval', message: `${found}; \`scrape_interval\` is ${formatDuration(configured)}`, hint }]
}
