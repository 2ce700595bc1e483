import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import type { PrometheusBinaries } from '../demo/processes/binaries.js'
import { importHistory, startPrometheus } from '../demo/processes/prometheus-process.js'
import type { RecordingRule } from '../src/promql/rule.js'
import { renderLabels } from '../src/promql/render-series.js'

/** Instants at which a group is evaluated: every `step` seconds within `[from, to]`, in Unix seconds. */
export interface Grid {
  readonly from: number
  readonly to: number
  readonly step: number
}

export interface TimedRule {
  readonly rule: RecordingRule
  readonly grid: Grid
}

/** A series with its samples in order of time. */
export interface Samples {
  readonly metric: Readonly<Record<string, string>>
  readonly values: readonly (readonly [time: number, value: string])[]
}

/** As Prometheus answers; taken at its word, for there are millions of samples. */
interface Answer {
  readonly data: {
    readonly result: readonly { readonly metric: Samples['metric']; readonly values: [number, string][] }[]
  }
}

/** Prometheus answers at most this many points per series. */
const MOST_POINTS = 11_000

/** Evaluates an expression at every instant of a grid. An instant without a result has no sample. */
export async function evaluate(url: string, expr: string, grid: Grid): Promise<Samples[]> {
  const series = new Map<string, { metric: Samples['metric']; values: [number, string][] }>()
  for (let from = grid.from; from <= grid.to; from += MOST_POINTS * grid.step) {
    const end = Math.min(grid.to, from + (MOST_POINTS - 1) * grid.step)
    const body = new URLSearchParams({ query: expr, start: String(from), end: String(end), step: String(grid.step) })
    const response = await fetch(`${url}/api/v1/query_range`, { method: 'POST', body })
    if (!response.ok) throw new Error(`${expr}: ${await response.text()}`)
    for (const { metric, values } of ((await response.json()) as Answer).data.result) {
      const key = JSON.stringify(metric)
      const known = series.get(key)
      if (known === undefined) series.set(key, { metric, values })
      else for (const value of values) known.values.push(value)
    }
  }
  return [...series.values()]
}

/**
 * Runs a Prometheus on the data of `folder`. Its lookback is shorter than the shortest evaluation interval: imported series carry no stale markers, and this
 * way a recorded value that ends is gone at the next evaluation, as on a server that recorded it itself.
 */
export async function withPrometheus<T>(
  binaries: PrometheusBinaries,
  folder: string,
  ask: (url: string) => Promise<T>,
): Promise<T> {
  const prometheus = await startPrometheus({ binaries, folder, lookback: '29s' })
  try {
    return await ask(prometheus.url)
  } finally {
    await prometheus.stop()
  }
}

/** Evaluates recording rules over history and adds their results to the data of `folder`, where the rules of the next call find them. */
export async function recordRules(
  binaries: PrometheusBinaries,
  folder: string,
  rules: readonly TimedRule[],
): Promise<void> {
  const file = join(folder, 'recorded.om')
  const output = createWriteStream(file)
  await withPrometheus(binaries, folder, async (url) => {
    for (const { rule, grid } of rules) {
      for (const { metric, values } of await evaluate(url, rule.expr, grid)) {
        const name = renderLabels(rule.record, { ...withoutName(metric), ...rule.labels })
        const text = values.map(([time, value]) => `${name} ${value} ${time}\n`).join('')
        if (!output.write(text)) await once(output, 'drain')
      }
    }
  })
  output.end('# EOF\n')
  await finished(output)
  await importHistory(binaries, file, folder)
  await rm(file)
}

function withoutName(metric: Samples['metric']): Record<string, string> {
  return Object.fromEntries(Object.entries(metric).filter(([label]) => label !== '__name__'))
}
