import { backupRules } from '../backup/backup-rules.js'
import type { Dataset } from '../backup/dataset.js'
import type { Config } from '../config/config.js'
import type { WrittenQuery } from '../config/written-queries.js'
import { subjectOf, type Remark } from '../feature/remark.js'
import { PrometheusError, type PrometheusFailure } from '../promql/prometheus-error.js'
import type { RuleGroup } from '../promql/rule.js'
import { sloRules } from '../slo/slo-rules.js'
import type { Indicator, Slo } from '../slo/slo.js'
import { bucketFindings } from './bucket-findings.js'
import { severalDatasets } from './dataset-findings.js'
import { downFindings } from './down-findings.js'
import type { Finding } from './finding.js'
import { groupFindings } from './group-findings.js'
import { intervalFindings } from './interval-findings.js'
import type { LiveSource } from './live-source.js'
import { refusalFindings } from './refusal-findings.js'
import { renamedLabels } from './renamed-labels.js'
import { serverFindings } from './server-findings.js'
import { datasetSeriesFindings, seriesFindings } from './series-findings.js'
import { shareFindings } from './share-findings.js'
import { silenceFindings } from './silence-findings.js'
import { ageFindings, timestampFindings } from './timestamp-findings.js'
import { listsBy } from '../shared/lists-by.js'

/** What `liveRemarks` needs. */
export interface LiveOptions {
  /** Every configured Prometheus by name. */
  readonly sources: ReadonlyMap<string, LiveSource>
  /** After each SLO and dataset. */
  readonly onProgress?: (done: number, total: number) => void
}

/** Enough to hide the way to the server, too few to disturb it. */
const AT_ONCE = 6

/**
 * What the configured servers contradict, in the order of the configuration.
 *
 * @throws PrometheusError `unreachable` or `unauthorized`; a query that is refused or takes too long is a finding instead
 */
export async function liveRemarks(config: Config, { sources, onProgress }: LiveOptions): Promise<Remark[]> {
  const queries = bySubject(config.queries)
  const judge = <T extends Slo | Dataset>(subject: T, kind: Kind<T>) =>
    judged(subject, sourceOf(sources, subject), { ...kind, queries: queries.get(subjectOf(subject)) ?? [] })
  const checks = config.services.flatMap(({ slos, datasets }) => [
    ...slos.map((slo) => () => judge(slo, { find: sloFindings, rulesOf: sloRules })),
    ...datasets.map((dataset) => () => judge(dataset, { find: datasetFindings, rulesOf: (one) => [backupRules(one)] })),
  ])
  const remarks: Remark[][] = []
  const queue = checks.entries()
  let done = 0
  const work = async () => {
    for (const [index, check] of queue) {
      remarks[index] = await check()
      onProgress?.(++done, checks.length)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return [...remarks.flat(), ...(await renamedLabels(config, sources)), ...(await serverFindings(config, sources))]
}

const CHECKS = [
  bucketFindings,
  groupFindings,
  shareFindings,
  timestampFindings,
  ageFindings,
  intervalFindings,
  seriesFindings,
]

async function sloFindings(slo: Slo, source: LiveSource): Promise<Finding[]> {
  const absent = await absence(slo.indicator, source)
  if (absent.length > 0) return absent
  return (await Promise.all(CHECKS.map((check) => check(slo, source)))).flat()
}

/** A dataset is as fresh as what its query gives. */
async function datasetFindings(dataset: Dataset, source: LiveSource): Promise<Finding[]> {
  const indicator = { kind: 'freshness', timestamp: dataset.lastSuccess, maxAgeSeconds: 0 } as const
  const absent = await absence(indicator, source)
  if (absent.length > 0) return absent
  return [
    ...(await timestampFindings({ indicator }, source)),
    ...(await intervalFindings({ ...dataset, indicator }, source)),
    ...(await severalDatasets(dataset, source)),
    ...(await datasetSeriesFindings(dataset, source)),
  ]
}

/** Where nothing is measured there is nothing else to find. */
async function absence(indicator: Indicator, source: LiveSource): Promise<Finding[]> {
  const down = await downFindings(indicator, source)
  return down.length > 0 ? down : silenceFindings(indicator, source)
}

function bySubject(queries: readonly WrittenQuery[]): ReadonlyMap<string, readonly WrittenQuery[]> {
  return listsBy(queries, ({ subject }) => subject)
}

interface Kind<T> {
  readonly find: (subject: T, source: LiveSource) => Promise<Finding[]>
  readonly rulesOf: (subject: T) => readonly RuleGroup[]
}

/** These say that one question was wrong, not that nobody is there. */
const OF_THE_QUERY: readonly PrometheusFailure[] = ['rejected', 'malformed', 'timeout']

async function judged<T extends Slo | Dataset>(
  subject: T,
  source: LiveSource,
  { find, rulesOf, queries }: Kind<T> & { readonly queries: readonly WrittenQuery[] },
): Promise<Remark[]> {
  const all = async () => {
    const rules = rulesOf(subject).flatMap((group) => group.rules)
    const refusals = await refusalFindings({ rules, queries }, source)
    return refusals.length > 0 ? refusals : find(subject, source)
  }
  const findings = await all().catch((error: unknown): Finding[] => {
    if (!(error instanceof PrometheusError) || !OF_THE_QUERY.includes(error.reason)) throw error
    const hint = 'ask the server the same question: what it refuses here, it refuses in the rules too'
    return [{ rule: 'live-unanswered', message: error.message, hint }]
  })
  return findings.map((finding) => ({ ...finding, subject: subjectOf(subject) }))
}

function sourceOf(sources: ReadonlyMap<string, LiveSource>, { prometheus }: Slo | Dataset): LiveSource {
  const source = sources.get(prometheus)
  if (source === undefined) throw new Error(`no source is given for Prometheus ${prometheus}`)
  return source
}
