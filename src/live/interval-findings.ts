import { renderSelector } from '../promql/selector.js'
import { freshSeconds } from '../promql/fresh-selectors.js'
import { formatDuration } from '../shared/duration.js'
import { baseWindowSeconds } from '../slo/indicator/base-window.js'
import type { Slo } from '../slo/slo.js'
import type { Finding } from './finding.js'
import type { LiveSource } from './live-source.js'
import { watchedSelectors } from './watched-selectors.js'

/** One event per minute: a scrape interval that is too long for them makes gaps, a shorter one does nothing. */
const BY_THE_MINUTE: readonly string[] = ['threshold', 'freshness']

type Scraped = Pick<Slo, 'indicator' | 'scrapeIntervalSeconds'>

/** Samples that a series should bring while it is watched: enough to tell intervals apart. */
const SAMPLES = 20

/**
 * A `scrape_interval` that the samples contradict. They are counted, which works with any server and behind any relabelling; the
 * fullest of the series that lived throughout decides, because a failed scrape is not a longer interval.
 */
export async function intervalFindings(slo: Scraped, source: LiveSource): Promise<Finding[]> {
  const [first] = watchedSelectors(slo.indicator)
  if (first === undefined) return []
  const watchedSeconds = Math.max(600, SAMPLES * slo.scrapeIntervalSeconds)
  const text = renderSelector(first.selector)
  const range = formatDuration(watchedSeconds)
  const samples = await source.largest(`max(count_over_time(${text}[${range}]) and (${text} offset ${range}))`)
  if (samples === null) return []
  const observed = { text, samples, watchedSeconds, configured: slo.scrapeIntervalSeconds }
  return BY_THE_MINUTE.includes(slo.indicator.kind) ? judgeGauge(observed) : judgeInterval(observed)
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
  const window = formatDuration(baseWindowSeconds(configured))
  return [
    contradiction(
      { text, samples, watchedSeconds, configured },
      `rates are taken over ${window}, which fits ${formatDuration(configured)}`,
    ),
  ]
}

/** A gauge that is scraped more seldom than it is believed makes a gap before each scrape. */
export function judgeGauge(observed: Observed): Finding[] {
  const fresh = freshSeconds(observed.configured)
  if (observed.watchedSeconds / (observed.samples + 1) <= fresh) return []
  return [contradiction(observed, `a value that is older than ${formatDuration(fresh)} is taken for a gap`)]
}

function contradiction({ text, samples, watchedSeconds, configured }: Observed, why: string): Finding {
  const seconds = Math.max(1, Math.round(watchedSeconds / Math.max(1, samples)))
  const found = `the fullest series of ${text} has ${samples} samples in ${formatDuration(watchedSeconds)}, about one every ${formatDuration(seconds)}`
  const message = `${found}; \`scrape_interval\` is ${formatDuration(configured)}`
  return { rule: 'live-interval', message, hint: `set \`scrape_interval\` to what Prometheus uses: ${why}` }
}
