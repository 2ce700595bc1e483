import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { once } from 'node:events'
import { z } from 'zod'
import { prometheusBinaries } from '../demo/processes/binaries.js'
import { temporaryFolder } from '../demo/processes/debian-packages.js'
import { importHistory, startPrometheus } from '../demo/processes/prometheus-process.js'
import { renderLabels } from '../src/promql/render-series.js'
import { parseDuration } from '../src/shared/duration.js'
import { recordedSeries } from '../src/slo/identity.js'
import { errorRatioSeries, SERIES } from '../src/slo/series-names.js'
import { sloRules } from '../src/slo/slo-rules.js'
import type { Slo } from '../src/slo/slo.js'
import { sampleAlerting, sampleSlo } from '../test/support/sample-slo.js'
import { TILE_SECONDS, WINDOWS } from '../src/slo/windows.js'
import { rawMultiWindowExpressions, RAW_RATIO } from './raw-multi-window.js'

/** Samples that Prometheus reads for the rules of one SLO per 30 s, slower groups in proportion. */
export interface RuleCost {
  /** Raw series that the indicator reads. */
  readonly series: number
  readonly samples: number
  readonly samplesWithMinErrors: number
  /** Of rules that read raw data over every window, on the same data. */
  readonly rawSamples: number
  /** What `samples` may be at most. */
  readonly bar: number
}

const DAY = 86_400
const SCRAPE = 15
const STEP = 30

function benchSlo(minErrors: number): Slo {
  return sampleSlo({
    indicator: {
      kind: 'ratio',
      total: 'http_requests_total{service="checkout"}',
      bad: 'http_requests_total{service="checkout",code=~"5.."}',
    },
    alerting: sampleAlerting({ minErrors }),
  })
}

/** Imports 30 days of history for `series` raw series into a Prometheus and asks it what each expression reads. */
export async function measureRuleCost(series: number): Promise<RuleCost> {
  const folder = await temporaryFolder('bench-cost')
  const binaries = await prometheusBinaries('any')
  const end = Math.floor(Date.now() / 1000 / TILE_SECONDS) * TILE_SECONDS - TILE_SECONDS
  await writeHistory(join(folder, 'history.om'), series, end)
  await importHistory(binaries, join(folder, 'history.om'), folder)
  const prometheus = await startPrometheus({ binaries, folder })
  try {
    const cost = (expressions: readonly Weighted[]) => costOf(expressions, { url: prometheus.url, end })
    return {
      series,
      samples: await cost(expressionsOf(benchSlo(1))),
      samplesWithMinErrors: await cost(expressionsOf(benchSlo(10))),
      rawSamples: await cost(rawMultiWindowExpressions(benchSlo(1)).map((expr) => ({ expr, weight: 1 }))),
      bar: 4500 + 10 * series,
    }
  } finally {
    await prometheus.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Weighted {
  readonly expr: string
  /** Evaluations per 30 s. */
  readonly weight: number
}

function expressionsOf(slo: Slo): Weighted[] {
  return sloRules(slo).flatMap(({ interval, rules }) => {
    const weight = STEP / (parseDuration(interval) ?? STEP)
    return rules.map(({ expr }) => ({ expr, weight }))
  })
}

const Answer = z.object({
  data: z.object({ stats: z.object({ samples: z.object({ totalQueryableSamples: z.number() }) }) }),
})

async function costOf(expressions: readonly Weighted[], { url, end }: { url: string; end: number }): Promise<number> {
  let sum = 0
  for (const { expr, weight } of expressions) {
    const body = new URLSearchParams({ query: expr, time: String(end), stats: 'all' })
    const answer = await fetch(`${url}/api/v1/query`, { method: 'POST', body })
    sum += Answer.parse(await answer.json()).data.stats.samples.totalQueryableSamples * weight
  }
  return Math.round(sum)
}

/** Constant traffic of `series` raw series over 3 d (as far back as raw rules look), and what the rules recorded over 30 d. */
async function writeHistory(file: string, series: number, end: number): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true })
  const out = createWriteStream(file)
  const slo = benchSlo(1)
  const write = async (name: string, stretch: Stretch): Promise<void> => {
    if (!out.write(samples(name, stretch, end))) await once(out, 'drain')
  }
  for (let index = 0; index < series; index += 1) {
    const code = series > 1 && index % 2 === 1 ? '500' : '200'
    const name = renderLabels('http_requests_total', { service: 'checkout', code, pod: `p${index}` })
    await write(name, { seconds: 3 * DAY + 3600, step: SCRAPE, growth: code === '500' ? 0.01 : 10 })
  }
  const steady = (seconds: number, step: number): Stretch => ({ seconds, step, growth: 0 })
  for (const base of [SERIES.eventsBase, SERIES.errorsBase]) await write(recordedSeries(base, slo), steady(DAY, STEP))
  for (const tile of [SERIES.eventsTile, SERIES.errorsTile]) {
    await write(recordedSeries(tile, slo), steady(31 * DAY, TILE_SECONDS))
  }
  const others = [SERIES.errorRatioPeriod, SERIES.periodCoverage, SERIES.errorBudgetRemaining]
  for (const name of [...others, ...WINDOWS.map((window) => errorRatioSeries(window.name))]) {
    await write(recordedSeries(name, slo), steady(3600, STEP))
  }
  await write(recordedSeries(RAW_RATIO, slo), steady(31 * DAY, STEP))
  out.end('# EOF\n')
  await once(out, 'finish')
}

interface Stretch {
  readonly seconds: number
  readonly step: number
  /** Added per sample; 0 is a constant 1. */
  readonly growth: number
}

function samples(name: string, { seconds, step, growth }: Stretch, end: number): string {
  const lines: string[] = []
  for (let at = end - seconds, value = 1; at <= end; at += step, value += growth) lines.push(`${name} ${value} ${at}\n`)
  return lines.join('')
}
