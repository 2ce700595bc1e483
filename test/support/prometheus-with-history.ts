import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { prometheusBinaries, type PrometheusBinaries, type PrometheusVersion } from '../../demo/processes/binaries.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { importHistory, startPrometheus } from '../../demo/processes/prometheus-process.js'
import type { Model, Truth } from './history/model.js'
import { writeHistory } from './history/write-history.js'

/** A real Prometheus that remembers a model's history, and the truth about it. */
export interface HistoricPrometheus {
  readonly url: string
  readonly truth: Truth
  /** Ends the server and removes its data. */
  stop(): Promise<void>
}

export interface HistoryOrder {
  readonly model: Model
  /** Further lines of the OpenMetrics file, each ending with a line break. */
  readonly more?: Iterable<string>
  /** Default: whichever is there. */
  readonly version?: PrometheusVersion
}

/** Draws the history and imports it with promtool into the data folder of a Prometheus that is not running. */
export async function importModel(binaries: PrometheusBinaries, order: HistoryOrder, folder: string): Promise<Truth> {
  const file = join(folder, 'history.om')
  const truth = await writeHistory(order.model, file, order.more)
  await importHistory(binaries, file, folder)
  await rm(file)
  return truth
}

/** Starts a Prometheus on the imported history of a model. */
export async function startPrometheusWithHistory(order: HistoryOrder): Promise<HistoricPrometheus> {
  const folder = await temporaryFolder('history')
  const binaries = await prometheusBinaries(order.version ?? 'any')
  const truth = await importModel(binaries, order, folder)
  const prometheus = await startPrometheus({ binaries, folder })
  return {
    url: prometheus.url,
    truth,
    async stop() {
      await prometheus.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
