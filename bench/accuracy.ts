import { randomMonth } from './accuracy-model.js'
import type { BenchOptions, Findings, Line } from './line.js'
import { measureMonths, type Month, type PageDelay } from './measure-month.js'

const SCRAPES = [15, 30, 60]
const SHARES = [1, 0.5, 0.1, 0.02]
/** Fixed, so that a run can be repeated. It lies 11 s beside the minute, where the slower groups are evaluated. */
const END = new Date('2026-10-21T09:00:11Z')
const RELATIVE_BAR = 0.005
const EVENTS_BAR = 10
const DELAY_BAR_SECONDS = 45
/** Seeds measured at a time: one draws events while the other waits for Prometheus. */
const LANES = 2

interface Measured extends Month {
  readonly scrapeSeconds: number
}

/** How near the recorded 30-day ratio comes to what was scraped, and how soon the pages come, over months that are known event by event. */
export async function accuracy({ seeds }: BenchOptions): Promise<Findings> {
  const months = await measureAll(seeds)
  const lines = [...SCRAPES.flatMap((scrape) => ratioLines(months, scrape)), ...pageLines(months)]
  const comparedWith =
    `${months.length} months of 30 days drawn event by event (seeds 1 to ${seeds}): pods replaced and restarted, scrape gaps, bursts between two scrapes, idle nights, errors that\n` +
    'appear late, two outages each of 2, 10, 50 and 100 %. Prometheus evaluates the generated rules over the imported scrapes, each group at its interval. The truth is\n' +
    'the model’s own count of the increments between two scrapes; raw windows are the same page thresholds on rates of the raw series, every 30 s.'
  return { lines, comparedWith }
}

async function measureAll(seeds: number): Promise<Measured[]> {
  const wanted = Array.from({ length: seeds }, (_, index) => index + 1)
  const measured: Measured[] = []
  const lane = async () => {
    for (let seed = wanted.shift(); seed !== undefined; seed = wanted.shift()) {
      const months = await measureMonths(SCRAPES.map((scrapeSeconds) => randomMonth(seed, scrapeSeconds, END)))
      measured.push(...months.map((month, index) => ({ ...month, scrapeSeconds: SCRAPES[index]! })))
      const off = months.map(({ relativeError }) => `${(relativeError * 100).toFixed(3)} %`)
      console.error(`seed ${seed}: 30-day error ratios off by ${off.join(', ')}`)
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return measured
}

function ratioLines(all: readonly Measured[], scrapeSeconds: number): Line[] {
  const months = all.filter((month) => month.scrapeSeconds === scrapeSeconds)
  const relative = months.map(({ relativeError }) => relativeError)
  // Ten events are allowed where half a percent is fewer: such a month is within its bar.
  const judged = months.filter(({ eventsOff }) => !(Math.abs(eventsOff) <= EVENTS_BAR))
  const worst = worstOf(judged.map(({ relativeError }) => Math.abs(relativeError)))
  const what = `scraped every ${scrapeSeconds} s: 30-day error ratio`
  return [
    {
      what: `${what}, worst month off by over ${EVENTS_BAR} events`,
      value: worst * 100,
      bar: RELATIVE_BAR * 100,
      unit: '%',
    },
    { what: `${what}, mean`, value: mean(relative) * 100, bar: null, unit: '%' },
  ]
}

function pageLines(all: readonly Measured[]): Line[] {
  const pages = all.filter(({ scrapeSeconds }) => scrapeSeconds === 15).flatMap((month) => month.pages)
  const missed = all.flatMap((month) => month.pages).filter(({ recorded, raw }) => recorded === null && raw !== null)
  const falsePages = all.reduce((sum, month) => sum + month.falsePages, 0)
  return [
    ...SHARES.flatMap((share) =>
      delayLines(
        share,
        pages.filter((page) => page.share === share),
      ),
    ),
    { what: 'outages that only raw windows paged, all scrapes', value: missed.length, bar: 0, unit: 'outages' },
    { what: 'pages without an outage, all scrapes', value: falsePages, bar: 0, unit: 'evaluations' },
  ]
}

function delayLines(share: number, pages: readonly PageDelay[]): Line[] {
  const both = pages.flatMap(({ recorded, raw }) => (recorded === null || raw === null ? [] : [{ recorded, raw }]))
  const later = both.map(({ recorded, raw }) => recorded - raw)
  const what = `outage of ${share * 100} % at 15 s, first page`
  const unit = 's'
  return [
    { what: `${what}, mean`, value: mean(both.map(({ recorded }) => recorded)), bar: null, unit },
    { what: `${what}, mean of raw windows`, value: mean(both.map(({ raw }) => raw)), bar: null, unit },
    { what: `${what}, later than raw windows, mean`, value: mean(later), bar: DELAY_BAR_SECONDS, unit },
    { what: `${what}, later than raw windows, worst`, value: worstOf(later), bar: null, unit },
    {
      what: `${what}, later than raw windows by over ${DELAY_BAR_SECONDS} s`,
      value: later.filter((seconds) => seconds > DELAY_BAR_SECONDS).length,
      bar: null,
      unit: `of ${later.length} outages`,
    },
  ]
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function worstOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.max(...values)
}
