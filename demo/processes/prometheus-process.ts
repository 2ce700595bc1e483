import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { PrometheusBinaries } from './binaries.js'
import { freePort, startChild, until, type Child } from './child.js'

const run = promisify(execFile)

export interface PrometheusProcess extends Child {
  readonly url: string
  readonly port: number
}

export interface PrometheusSettings {
  readonly binaries: PrometheusBinaries
  /** Folder for the configuration, the log and, below `data`, the blocks. Created if missing. */
  readonly folder: string
  /** Absolute paths of rule files. */
  readonly ruleFiles?: readonly string[]
  /** `host:port` per job name; the job's name is the `instance` label too, so that a free port is not part of any series. */
  readonly scrape?: Readonly<Record<string, string>>
  readonly scrapeInterval?: string
  /** `host:port` of the Alertmanagers that get the alerts. */
  readonly alertmanagers?: readonly string[]
  /** Keep at least this long; default 1 year, so that imported history stays. */
  readonly retention?: string
  /** How old a sample may be to count as present; Prometheus's default is 5m. */
  readonly lookback?: string
  /** Takes native histograms where a target offers them. */
  readonly nativeHistograms?: boolean
  /** Takes samples by remote write, also those that come late by up to this long. */
  readonly remoteWrite?: { readonly lateBy: string }
  /** Whether labels of a target's own samples win over those of the target, where both have one. */
  readonly honorLabels?: boolean
  /** What becomes of scraped labels, as `metric_relabel_configs`. */
  readonly metricRelabelling?: readonly object[]
  /** Labels that service discovery gives every target. */
  readonly targetLabels?: Readonly<Record<string, string>>
  /** A fixed port, where a restart must be found again. */
  readonly port?: number
}

/** Starts a real Prometheus on a free loopback port and waits until it is ready. */
export async function startPrometheus(settings: PrometheusSettings): Promise<PrometheusProcess> {
  const { binaries, folder } = settings
  await mkdir(join(folder, 'data'), { recursive: true })
  const port = settings.port ?? (await freePort())
  const config = join(folder, 'prometheus.json')
  await writeFile(config, JSON.stringify(configuration(settings), null, 2)) // JSON is YAML
  const logFile = join(folder, 'prometheus.log')
  const child = startChild(
    binaries.prometheus,
    [
      `--config.file=${config}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--storage.tsdb.retention.time=${settings.retention ?? '1y'}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--web.enable-lifecycle',
      ...(settings.remoteWrite === undefined ? [] : ['--web.enable-remote-write-receiver']),
      ...(settings.nativeHistograms === true ? ['--enable-feature=native-histograms'] : []),
      ...(settings.lookback === undefined ? [] : [`--query.lookback-delta=${settings.lookback}`]),
    ],
    { logFile },
  )
  const url = `http://127.0.0.1:${port}`
  await until('Prometheus is ready', async () => {
    if (child.process.exitCode !== null) throw new Error(await readFile(logFile, 'utf8'))
    return (await fetch(`${url}/-/ready`)).ok
  })
  return { ...child, url, port }
}

function configuration(settings: PrometheusSettings): object {
  const { ruleFiles = [], scrape = {}, scrapeInterval = '15s', alertmanagers = [], remoteWrite } = settings
  const late = remoteWrite && { storage: { tsdb: { out_of_order_time_window: remoteWrite.lateBy } } }
  return {
    ...late,
    global: { scrape_interval: scrapeInterval, evaluation_interval: '30s' },
    rule_files: ruleFiles,
    alerting: { alertmanagers: [{ static_configs: [{ targets: alertmanagers }] }] },
    scrape_configs: Object.entries(scrape).map(([job, target]) => ({
      job_name: job,
      honor_labels: settings.honorLabels === true,
      metric_relabel_configs: settings.metricRelabelling ?? [],
      static_configs: [{ targets: [target], labels: { ...settings.targetLabels, instance: job } }],
    })),
  }
}

/**
 * Imports an OpenMetrics file as blocks into a data folder of a Prometheus that is not running (or before its next compaction).
 * One long block per import: with promtool's default of two hours, a month takes minutes instead of seconds.
 */
export async function importHistory(binaries: PrometheusBinaries, file: string, folder: string): Promise<void> {
  await mkdir(join(folder, 'data'), { recursive: true })
  const args = ['tsdb', 'create-blocks-from', 'openmetrics', '--max-block-duration=960h', file, join(folder, 'data')]
  await run(binaries.promtool, args, { maxBuffer: 64 * 1024 * 1024 })
}
