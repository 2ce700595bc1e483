import { renderSelector } from '../promql/selector.js'
import { rows, type Asker } from './ask-client.js'

const MINUTE = 60
const HOUR = 3600
const DAY = 86_400

/** How far back discovery looks for the beginning of history. */
export const LONGEST_SECONDS = 400 * DAY

/** By the value of a label ('' for none): share of some days in which there were series, by the hour, and by the minute where that is less than a day. */
export async function coverageBy(
  asker: Asker,
  { selector, label, days }: { readonly selector: string; readonly label: string; readonly days: number },
): Promise<ReadonlyMap<string, number>> {
  const query = `count by (${label}) (${selector})`
  const hours = await secondsSeen(asker, { query, label, back: days * DAY, step: HOUR })
  const minutes = await secondsSeen(asker, { query, label, back: DAY, step: MINUTE })
  const shares = [...new Set([...hours.keys(), ...minutes.keys()])].map((value) => {
    const byHour = hours.get(value) ?? 0
    const seconds = byHour < DAY ? Math.max(minutes.get(value) ?? 0, byHour - HOUR) : byHour
    return [value, Math.min(1, seconds / (days * DAY))] as const
  })
  return new Map(shares)
}

async function secondsSeen(
  { reader, at, signal }: Asker,
  { query, label, back, step }: Record<'query' | 'label', string> & Record<'back' | 'step', number>,
): Promise<ReadonlyMap<string, number>> {
  const from = new Date(at.getTime() - back * 1000)
  const series = await reader.range(query, { from, to: at }, step, signal)
  return new Map(series.map(({ labels, samples }) => [labels[label] ?? '', samples.length * step]))
}

/** How far back to look for sample times, and at what step, in seconds: the shortest stretch that holds enough of them first, so that what was scraped differently before does not count. */
const SCRAPE_WINDOWS = [
  { back: 300, step: 1 },
  { back: 1800, step: 5 },
] as const
const ENOUGH_SAMPLES = 4

/** By the value of a label: seconds between two scrapes, as the times of one series' newest samples say. Values without two samples are left out. */
export async function scrapeIntervalBy(
  asker: Asker,
  selector: string,
  label: string,
): Promise<ReadonlyMap<string, number>> {
  const intervals = new Map<string, number>()
  for (const { labels } of await rows(asker, `topk by (${label}) (1, timestamp(${selector}))`)) {
    const value = labels[label] ?? ''
    const seconds = intervals.has(value) ? null : await intervalOf(asker, oneSeries(selector, labels))
    if (seconds !== null) intervals.set(value, seconds)
  }
  return intervals
}

/** The series of a selector (without matchers of its own for these labels) that carries just these labels. */
function oneSeries(metric: string, labels: Readonly<Record<string, string>>): string {
  const matchers = Object.entries(labels).filter(([name]) => name !== '__name__')
  return renderSelector({ metric, matchers: matchers.map(([name, value]) => ({ label: name, operator: '=', value })) })
}

async function intervalOf({ reader, at, signal }: Asker, selector: string): Promise<number | null> {
  for (const { back, step } of SCRAPE_WINDOWS) {
    const from = new Date(at.getTime() - back * 1000)
    const [series] = await reader.range(`timestamp(${selector})`, { from, to: at }, step, signal)
    const times = [...new Set((series?.samples ?? []).map(({ value }) => value))].toSorted((a, b) => a - b)
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time))
    const middle = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)]
    const isEnough = times.length >= ENOUGH_SAMPLES || back === SCRAPE_WINDOWS.at(-1)?.back
    if (isEnough && middle !== undefined) return Math.max(1, Math.round(middle))
  }
  return null
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
