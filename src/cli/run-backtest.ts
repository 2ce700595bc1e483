import type { Command } from 'commander'
import { alertPlan, NO_CHANGES } from '../backtest/alert-plan.js'
import { readHistory, type History, type HistoryQuestion } from '../backtest/read-base-client.js'
import { historyFor, runTrial } from '../backtest/run-trial.js'
import type { Interval } from '../calendar/interval.js'
import type { Config } from '../config/config.js'
import { UsageError } from '../shared/app-error.js'
import { suggestName } from '../shared/nearest-name.js'
import type { Slo } from '../slo/slo.js'
import { BASE_INTERVAL_SECONDS } from '../slo/windows.js'
import { backtestJson } from './screens/backtest-json.js'
import { findIncidents } from './backtest-incidents.js'
import { hasChanges, planChanges, replayedInterval, type BacktestOptions } from './backtest-options.js'
import { renderBacktest, type BacktestResult } from './screens/backtest-screen.js'
import { coloursFor } from '../terminal/colours.js'
import type { CommandIo } from '../terminal/command-io.js'
import { loadCommandConfig } from './config-option.js'
import { createProgressLine } from '../terminal/progress-line.js'

interface BacktestRequest {
  /** As on the command line: `service/slo`. */
  readonly subject: string
  readonly options: BacktestOptions
  readonly command: Command
}

/** Replays and prints. Throws `ConfigError`, `UsageError`, and as `daemonAt` and `SeriesReader`. */
export async function runBacktest({ subject, options, command }: BacktestRequest, io: CommandIo): Promise<void> {
  const interval = replayedInterval(options, io.clock())
  const changes = planChanges(options)
  const config = await loadCommandConfig(command, io)
  const slo = findSlo(config, subject)
  const result = await backtest({ config, slo, interval, options, changes }, command, io)
  const text =
    options.output === 'json'
      ? `${JSON.stringify(backtestJson(result), null, 2)}\n`
      : renderBacktest(result, coloursFor(io.stdout, io.env))
  io.stdout.write(text)
}

interface Order {
  readonly config: Config
  readonly slo: Slo
  readonly interval: Interval
  readonly options: BacktestOptions
  readonly changes: ReturnType<typeof planChanges>
}

async function backtest(order: Order, command: Command, io: CommandIo): Promise<BacktestResult> {
  const { config, slo, interval, changes, options } = order
  const source = config.prometheus.find(({ name }) => name === slo.prometheus)
  if (source === undefined)
    throw new Error(`no Prometheus ${slo.prometheus}, which the configuration should have refused`)
  const { createPrometheusReader } = await import('../prometheus/prometheus-client.js')
  const reader = createPrometheusReader(source)
  const signal = io.stopSignal()
  const history = await readWithProgress({ reader, signal, replicaLabels: source.replicaLabels }, order, io)
  const known = await findIncidents({ slo, interval, reader, signal, server: options.server }, command, io)
  const trial = (tried: typeof changes) =>
    runTrial({
      slo,
      changes: tried,
      interval,
      incidents: known.incidents,
      series: history.series,
      phase: history.phase,
    })
  return {
    subject: `${slo.service}/${slo.name}`,
    interval,
    historyFrom: historyBegin(history, slo),
    source: describeSource(history),
    incidents: known.incidents,
    incidentSource: known.source,
    written: trial(NO_CHANGES),
    tried: hasChanges(changes) ? trial(changes) : null,
  }
}

async function readWithProgress(
  means: Pick<HistoryQuestion, 'reader' | 'signal' | 'replicaLabels'>,
  { slo, interval, changes, options }: Order,
  io: CommandIo,
): Promise<History> {
  const line = createProgressLine(io.stderr)
  const started = performance.now()
  try {
    return await readHistory({
      ...means,
      slo,
      interval: historyFor(interval, [alertPlan(slo), alertPlan(slo, changes)]),
      source: options.raw === true ? 'raw' : 'auto',
      onProgress(share) {
        const left = Math.ceil(((performance.now() - started) / 1000) * (1 / share - 1))
        line.show(`reading history of ${slo.service}/${slo.name}: ${Math.floor(share * 100)} %, ${left} s left`)
      },
    })
  } finally {
    line.end()
  }
}

/** Throws `UsageError`. */
function findSlo({ services }: Config, subject: string): Slo {
  const all = services.flatMap(({ slos }) => slos)
  const found = all.find(({ service, name }) => `${service}/${name}` === subject)
  if (found !== undefined) return found
  const names = all.map(({ service, name }) => `${service}/${name}`)
  throw new UsageError(`no SLO ${subject}: ${suggestName(subject, names, 'the configuration has no SLO')}`)
}

/** Throws `UsageError` where there is nothing to replay. */
function historyBegin({ series, rivalLabels }: History, { service, name }: Slo): Date {
  const begins = series.flatMap(({ startMs, events }) => {
    const first = events.findIndex((value) => !Number.isNaN(value))
    return first === -1 ? [] : [startMs + first * BASE_INTERVAL_SECONDS * 1000]
  })
  if (begins.length > 0) return new Date(Math.min(...begins))
  if (rivalLabels.length > 0)
    throw new UsageError(`nothing of ${service}/${name} is one value: ${severalSeries(rivalLabels)}`)
  const hint = 'does its indicator match any series? is the time within the retention of Prometheus?'
  throw new UsageError(`Prometheus knows nothing of ${service}/${name} in that time: ${hint}`)
}

function describeSource({ portions, rivalLabels }: History): string {
  const left = rivalLabels.length === 0 ? '' : `; days are left out, for ${severalSeries(rivalLabels)}`
  return `${describePortions(portions)}${left}`
}

function severalSeries(labels: readonly string[]): string {
  return `several series that differ in ${labels.join(', ')} tell of it: name them in \`group_by\`, or in \`replica_labels\` of the Prometheus`
}

function describePortions(portions: History['portions']): string {
  if (portions.raw === 0) return 'counts as the rules recorded them'
  if (portions.recorded === 0) return 'counts out of the raw indicator'
  return `counts of ${portions.recorded} days as the rules recorded them, of ${portions.raw} out of the raw indicator`
}
