import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { prometheusBinaries } from '../../demo/processes/binaries.js'
import { startPrometheus } from '../../demo/processes/prometheus-process.js'
import { rawPointOrNeverQuery } from '../../src/backup/backup-queries.js'
import { backupRules } from '../../src/backup/backup-rules.js'
import { BACKUP_SERIES } from '../../src/backup/backup-names.js'
import { recordedBackup } from '../../src/backup/dataset-series.js'
import type { DatasetState } from '../../src/backup/dataset-status.js'
import type { Dataset } from '../../src/backup/dataset.js'
import { evaluateDataset } from '../../src/backup/evaluate-dataset.js'
import { renderYaml } from '../../src/generate/render-yaml.js'
import { createConfigFolder, SHOP_ROOT } from './config-folder.js'
import { recipeBlocks } from './recipe-pages.js'

/** A dataset that a real Prometheus looks at each second, by its preset and its rules. */
export interface WatchedDataset {
  /** Newest data point, in Unix seconds; 0: it says never; `null`: it is silent. */
  point(): Promise<number | null>
  /** As recorded by the rule, in seconds. */
  exposure(): Promise<number | null>
  /** State by what Prometheus says now, so many seconds from now. */
  stateIn(seconds: number): Promise<DatasetState>
  /** Names of the alerts that fire. */
  firing(): Promise<readonly string[]>
  /** Value of the first series that a query finds. */
  ask(query: string): Promise<number | null>
  stop(): Promise<void>
}

/** @param scrape `host:port` by instance */
export async function watchDataset(
  dataset: Dataset,
  folder: string,
  scrape: Readonly<Record<string, string>>,
): Promise<WatchedDataset> {
  await mkdir(folder, { recursive: true })
  const rules = join(folder, 'rules.yaml')
  await writeFile(rules, renderYaml({ groups: [{ ...backupRules(dataset), interval: '1s' }] }))
  const binaries = await prometheusBinaries('any')
  const settings = { binaries, folder: join(folder, 'prometheus'), ruleFiles: [rules], scrape, honorLabels: true }
  const prometheus = await startPrometheus({ ...settings, scrapeInterval: '1s' })
  const ask = async (query: string) => (await askAll(prometheus.url, query))[0]?.value ?? null
  const point = () => ask(rawPointOrNeverQuery(dataset))
  return {
    ask,
    point,
    exposure: () => ask(recordedBackup(BACKUP_SERIES.exposure, dataset)),
    async stateIn(seconds) {
      const [found, now] = [await point(), new Date()]
      const pointAt = found === null || found === 0 ? null : new Date(found * 1000)
      const answeredAt = found === null ? null : new Date(now.getTime() + seconds * 1000)
      return evaluateDataset(dataset, { pointAt, answeredAt }, new Date(now.getTime() + seconds * 1000)).state
    },
    async firing() {
      const alerts = await askAll(prometheus.url, 'ALERTS{alertstate="firing"}')
      return alerts.map(({ labels }) => labels['alertname'] ?? '').toSorted()
    },
    stop: () => prometheus.stop(),
  }
}

/** The dataset of a page of docs/recipes/backups, scraped each second, and with no times of its own. */
export async function recipeDataset(page: string): Promise<Dataset> {
  const config = createConfigFolder()
  try {
    const { services } = await config.loadFiles(SHOP_ROOT, { shop: recipeBlocks(page, 'yaml')[0] ?? '' })
    const [dataset] = services.flatMap(({ datasets }) => datasets)
    if (dataset === undefined) throw new Error(`${page} has no dataset`)
    return { ...dataset, scrapeIntervalSeconds: 1, schedule: null, graceSeconds: null }
  } finally {
    config.remove()
  }
}

async function askAll(url: string, query: string) {
  const answer = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(query)}`)
  const { data } = (await answer.json()) as { readonly data: { readonly result: readonly Result[] } }
  return data.result.map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) }))
}

interface Result {
  readonly metric: Readonly<Record<string, string>>
  readonly value: readonly [number, string]
}
