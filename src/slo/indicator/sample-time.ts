import { BASE_INTERVAL_SECONDS } from '../windows.js'
import { countedSeconds } from './base-window.js'
import type { Measured } from './measured.js'
import { windowUse } from './window-use.js'

/** Which time the events of one base rate are of. */
export interface SampleTime {
  /** Its length. */
  readonly windowSeconds: number
  /** How long before the evaluation it ends, on average. */
  readonly lagSeconds: number
}

/** An even instant reads the newest recorded value, which is between 0 and 30 s old, on average this; a raw query is evaluated at the instant itself. */
export const EVALUATION_LAG_SECONDS = BASE_INTERVAL_SECONDS / 2

/**
 * The time that the rule of an indicator really counts. Counters: the increments between two scrapes a whole number of minutes apart, the
 * newer of which is half a scrape interval old. Probes and sums over samples: all samples of those minutes. Thresholds and ages are
 * looked at once per evaluation, through a sample that is half a scrape interval old.
 */
export function sampleTimeOf({
  indicator,
  scrapeIntervalSeconds,
}: Pick<Measured, 'indicator' | 'scrapeIntervalSeconds'>): SampleTime {
  const counted = countedSeconds(scrapeIntervalSeconds)
  const ofScrape = { lagSeconds: scrapeIntervalSeconds / 2 }
  const ofSamples = { windowSeconds: counted, lagSeconds: 0 }
  switch (indicator.kind) {
    case 'probe':
      return ofSamples
    case 'threshold':
    case 'freshness':
      return { windowSeconds: BASE_INTERVAL_SECONDS, ...ofScrape }
    case 'ratio_query':
      return windowUse(indicator.total) === 'samples' ? ofSamples : { windowSeconds: counted, ...ofScrape }
    case 'error_ratio':
      return windowUse(indicator.query) === 'samples' ? ofSamples : { windowSeconds: counted, ...ofScrape }
    default:
      return { windowSeconds: counted, ...ofScrape }
  }
}
