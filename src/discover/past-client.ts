import { rows, type Asker } from './ask-client.js'

const HOUR = 3600
const DAY = 86_400

/** How far back discovery looks for the beginning of history. */
export const LONGEST_SECONDS = 400 * DAY

/** By the value of a label ('' for none): share of the hours of some days in which there were series. */
export async function coverageBy(
  { reader, at, signal }: Asker,
  { selector, label, days }: { readonly selector: string; readonly label: string; readonly days: number },
): Promise<ReadonlyMap<string, number>> {
  const from = new Date(at.getTime() - days * DAY * 1000)
  const series = await reader.range(`count by (${label}) (${selector})`, { from, to: at }, HOUR, signal)
  return new Map(series.map(({ labels, samples }) => [labels[label] ?? '', Math.min(1, samples.length / (days * 24))]))
}

/** Intervals that people scrape at; a measured one lies near one of these. */
const USUAL_INTERVALS = [1, 5, 10, 15, 20, 30, 60, 120, 180, 240, 300] as const

/** Seconds that are looked at, the shortest stretch that holds enough samples first: what was scraped differently before must not count. */
const SCRAPE_WINDOWS = [300, 1800] as const
const ENOUGH_SAMPLES = 4

/** By the value of a label: seconds between two scrapes, as the newest samples show. */
export async function scrapeIntervalBy(
  asker: Asker,
  selector: string,
  label: string,
): Promise<ReadonlyMap<string, number>> {
  const intervals = new Map<string, number>()
  for (const seconds of SCRAPE_WINDOWS) {
    const found = await rows(asker, `max by (${label}) (count_over_time(${selector}[${seconds}s]))`)
    for (const { labels, value } of found) {
      const key = labels[label] ?? ''
      if (!intervals.has(key) && (value >= ENOUGH_SAMPLES || seconds === SCRAPE_WINDOWS.at(-1))) {
        intervals.set(key, nearestInterval(seconds / value))
      }
    }
  }
  return intervals
}

function nearestInterval(seconds: number): number {
  return USUAL_INTERVALS.reduce((best, one) =>
    Math.abs(Math.log(one / seconds)) < Math.abs(Math.log(best / seconds)) ? one : best,
  )
}

/** How far back any of some metrics reaches, in seconds, to the day; 0: there is nothing. */
export async function depthOf({ reader, at, signal }: Asker, metrics: readonly string[]): Promise<number> {
  const query = metrics.map((metric) => `count(${metric})`).join(' or ')
  if (query === '') return 0
  const from = new Date(at.getTime() - LONGEST_SECONDS * 1000)
  const series = await reader.range(query, { from, to: new Date(at.getTime() + 1) }, DAY, signal)
  const first = series.flatMap(({ samples }) => samples[0]?.at.getTime() ?? [])
  return first.length === 0 ? 0 : (at.getTime() - Math.min(...first)) / 1000
}
