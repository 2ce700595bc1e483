import { renderSelector } from '../promql/selector.js'
import { rows, rowsOverPast, type Asker } from './ask-client.js'
import type { BackupFact } from './facts.js'
import { BACKUP_METRICS, type BackupMetric } from './known-metrics.js'
import { SERVICE_LABELS } from './service-labels.js'

/** Step of the question how old backups were: in no rhythm with what runs every few minutes or hours, or it would see one age alone. */
const STEP = '7m'

/** Datasets whose backups a known exporter tells of. Rejects with `PrometheusError`. */
export async function findBackups(asker: Asker): Promise<readonly BackupFact[]> {
  const found: BackupFact[] = []
  for (const metric of BACKUP_METRICS) {
    const labels = [...metric.dataset, ...SERVICE_LABELS].join(', ')
    for (const row of await rows(asker, `count by (${labels}) (${metric.metric})`)) {
      const fact = await factOf(asker, metric, row.labels)
      if (fact !== null && !found.some((other) => other.lastSuccess === fact.lastSuccess)) found.push(fact)
    }
  }
  return found
}

type Labels = Readonly<Record<string, string>>

async function factOf(asker: Asker, metric: BackupMetric, labels: Labels): Promise<BackupFact | null> {
  const named = firstSet(labels, metric.dataset)
  if (named === null) return null
  const dataset = labels[named] ?? ''
  asker.onStep(`${metric.metric} of ${dataset}`)
  const lastSuccess = lastSuccessOf(metric, { label: named, value: dataset })
  const ages = await agesOf(asker, lastSuccess)
  const service = firstSet(
    labels,
    SERVICE_LABELS.filter((label) => label !== 'job' && label !== named),
  )
  if (ages === null) return null
  const { tool, source } = metric
  return {
    kind: 'backup',
    tool,
    source,
    dataset,
    service: service === null ? null : (labels[service] ?? null),
    lastSuccess,
    ...ages,
  }
}

function firstSet(labels: Labels, wanted: readonly string[]): string | null {
  return wanted.find((label) => (labels[label] ?? '') !== '') ?? null
}

function lastSuccessOf(
  { metric, kind }: BackupMetric,
  { label, value }: { readonly label: string; readonly value: string },
): string {
  const series = renderSelector({ metric, matchers: [{ label, operator: '=', value }] })
  // An age freezes when its exporter dies: counted from the time of its sample it goes on growing.
  return kind === 'timestamp' ? `max(${series})` : `max(timestamp(${series}) - ${series})`
}

async function agesOf(
  asker: Asker,
  lastSuccess: string,
): Promise<Pick<BackupFact, 'usualAge' | 'worstAge' | 'days'> | null> {
  const age = `(time() - (${lastSuccess} > 0))`
  const usual = await rowsOverPast(asker, (range) => `quantile_over_time(0.99, ${age}[${range}:${STEP}])`)
  const worst = await rows(asker, `max_over_time(${age}[${usual.days}d:${STEP}])`)
  const [usualAge, worstAge] = [usual.rows[0]?.value, worst[0]?.value]
  return usualAge === undefined || worstAge === undefined ? null : { usualAge, worstAge, days: usual.days }
}
