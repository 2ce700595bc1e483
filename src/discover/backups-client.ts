import { renderSelector } from '../promql/selector.js'
import { metricNames, rows, rowsOverPast, type Asker } from './ask-client.js'
import type { BackupFact, PlausibleBackup } from './facts.js'
import { BACKUP_METRICS, type BackupMetric } from './known-metrics.js'
import type { Found } from './requests-client.js'
import { SERVICE_LABELS } from './service-labels.js'

/** Step of the question how old backups were: in no rhythm with what runs every few minutes or hours, or it would see one age alone. */
const STEP = '7m'
const STEP_SECONDS = 420

/** An age that is counted from its sample wavers by less than this, in seconds, though its backup is the same. */
const SAME_SECONDS = 60

/** Datasets whose backups a known exporter tells of. Rejects with `PrometheusError`. */
export async function findBackups(asker: Asker): Promise<Found<BackupFact>> {
  const [facts, left]: [BackupFact[], string[]] = [[], []]
  for (const metric of BACKUP_METRICS) {
    const labels = [...metric.dataset, ...SERVICE_LABELS].join(', ')
    for (const row of await rows(asker, `count by (${labels}) (${metric.metric})`)) {
      const fact = await factOf(asker, metric, row.labels)
      if (typeof fact === 'string') left.push(`${metric.metric}: ${fact}`)
      else if (!facts.some((other) => other.lastSuccess === fact.lastSuccess)) facts.push(fact)
    }
  }
  return { facts, left }
}

/** A time of something that succeeded, or of a backup, by its name. */
const PLAUSIBLE = '.*(last_?success|last_?completion|backup|dump|snapshot).*(time|timestamp)(_seconds)?'

/** Unix times before 2001 and after the present are none of a backup. */
const EARLIEST = 1e9

/** Metrics that may tell of backups, and that `findBackups` does not know. Rejects with `PrometheusError`. */
export async function findPlausibleBackups(asker: Asker): Promise<readonly PlausibleBackup[]> {
  const matchers = [{ label: '__name__', operator: '=~' as const, value: PLAUSIBLE }]
  const known = new Set(BACKUP_METRICS.map(({ metric }) => metric))
  const found: PlausibleBackup[] = []
  for (const metric of await metricNames(asker, renderSelector({ metric: null, matchers }))) {
    // Our own daemon tells of its jobs in the same words, and so do series that rules record, ours among them: they only repeat what is proposed.
    if (known.has(metric) || metric.startsWith('plimsoll_') || metric.includes(':')) continue
    const times = await rows(asker, `${metric} > ${EARLIEST} < time() + 1`)
    if (times.length === 0) continue
    const labels = [...new Set(times.flatMap((row) => Object.keys(row.labels)))].filter((name) => name !== '__name__')
    const newest = times.reduce((best, { value }) => Math.max(best, value), 0)
    found.push({ metric, labels: labels.toSorted(), age: asker.at.getTime() / 1000 - newest })
  }
  return found
}

type Labels = Readonly<Record<string, string>>

/** @returns a sentence where its series say too little */
async function factOf(asker: Asker, metric: BackupMetric, labels: Labels): Promise<BackupFact | string> {
  const named = firstSet(labels, metric.dataset)
  if (named === null)
    return `a series has none of the labels that name what is backed up (${metric.dataset.join(', ')})`
  const dataset = labels[named] ?? ''
  asker.onStep(`${metric.metric} of ${dataset}`)
  const lastSuccess = lastSuccessOf(metric, { label: named, value: dataset })
  const ages = await agesOf(asker, lastSuccess)
  const service = firstSet(
    labels,
    SERVICE_LABELS.filter((label) => label !== 'job' && label !== named),
  )
  if (ages === null) return `no time of a success for ${dataset}`
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
): Promise<Pick<BackupFact, 'usualAge' | 'worstAge' | 'age' | 'moved' | 'seenSeconds' | 'days'> | null> {
  const time = `(${lastSuccess} > 0)`
  const age = `(time() - ${time})`
  const { rows: usual, days } = await rowsOverPast(
    asker,
    (range) => `quantile_over_time(0.99, ${age}[${range}:${STEP}])`,
  )
  const range = `[${days}d:${STEP}]`
  const ask = async (query: string) => (await rows(asker, query))[0]?.value
  const [usualAge, worstAge] = [usual[0]?.value, await ask(`max_over_time(${age}${range})`)]
  if (usualAge === undefined || worstAge === undefined) return null
  const moved = (await ask(`max_over_time(${time}${range}) - min_over_time(${time}${range})`)) ?? 0
  const seen = (await ask(`count_over_time(${age}${range})`)) ?? 0
  return {
    ...{ usualAge, worstAge, days },
    age: (await ask(`time() - max_over_time(${time}${range})`)) ?? worstAge,
    moved: moved > SAME_SECONDS,
    seenSeconds: seen * STEP_SECONDS,
  }
}
