import { LATEST_PLAUSIBLE_SECONDS } from '../backup/backup-queries.js'
import { renderSelector } from '../promql/selector.js'
import { formatNumber } from '../shared/format-number.js'
import { metricNames, NAME_LABEL, rows, rowsOverPast, type Asker } from './ask-client.js'
import { identityOf, KNOWN_METRICS, TELLERS, toldBy, type Teller } from './backup-tellers.js'
import type { BackupFact, PlausibleBackup } from './facts.js'
import { BACKUP_WORDS } from './known-metrics.js'
import type { Found } from './requests-client.js'
import { SERVICE_LABELS } from './service-labels.js'

/** Step of the question how old backups were: in no rhythm with what runs every few minutes or hours, or it would see one age alone. */
const STEP = '7m'
const STEP_SECONDS = 420

/** An age that is counted from its sample wavers by less than this, in seconds, though its backup is the same. */
const SAME_SECONDS = 60

type Labels = Readonly<Record<string, string>>

export interface FoundBackups extends Found<BackupFact> {
  /** Metrics of whose series something is proposed or said. */
  readonly metrics: ReadonlySet<string>
}

/** Datasets whose backups the tool of a preset, or a script, tells of. Rejects with `PrometheusError`. */
export async function findBackups(asker: Asker): Promise<FoundBackups> {
  const [facts, left]: [BackupFact[], string[]] = [[], []]
  const [claimed, metrics, present] = [new Set<string>(), new Set(KNOWN_METRICS), new Set<string | null>()]
  for (const teller of TELLERS) {
    if (teller.betterBy !== null && present.has(teller.betterBy)) continue
    const series = await namedSeries(asker, teller.series)
    const sorted = sortSeries(
      teller,
      series.filter((labels) => !claimed.has(idOf(labels))),
    )
    left.push(...sorted.left)
    for (const dataset of sorted.datasets.values()) {
      present.add(teller.preset)
      for (const labels of dataset.series) {
        claimed.add(idOf(labels))
        metrics.add(labels[NAME_LABEL] ?? '')
      }
      const fact = await factOf(asker, teller, dataset)
      if (typeof fact === 'string') left.push(fact)
      else facts.push(fact)
    }
  }
  return { facts, left, metrics }
}

/** Labels of what a query finds, with the name of the metric among them. */
async function namedSeries(asker: Asker, query: string): Promise<readonly Labels[]> {
  const found = await rows(asker, `label_replace(${query}, "${NAME_LABEL}", "$1", "__name__", "(.+)")`)
  return found.map(({ labels }) => labels)
}

function idOf(labels: Labels): string {
  return JSON.stringify(Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** Series of one dataset. */
interface OwnSeries {
  readonly match: Labels
  readonly series: Labels[]
}

interface Sorted {
  readonly datasets: ReadonlyMap<string, OwnSeries>
  readonly left: readonly string[]
}

/** The series of a tool by what they are of. */
function sortSeries(teller: Teller, all: readonly Labels[]): Sorted {
  const datasets = new Map<string, OwnSeries>()
  let [nameless, silent] = [0, 0]
  for (const labels of all) {
    if (isForeign(teller, labels)) continue
    const match = identityOf(teller, labels)
    if (match === null) nameless += 1
    else if (teller.ofAnyJob && !speaksOfBackup(teller, labels, match)) silent += 1
    else {
      const id = idOf(match)
      const known = datasets.get(id)
      if (known === undefined) datasets.set(id, { match, series: [labels] })
      else known.series.push(labels)
    }
  }
  return { datasets, left: leftOf(teller, { nameless, silent }) }
}

/** What a preset of its own reads, our own daemon writes, or rules record. */
function isForeign({ ofAnyJob, metric }: Teller, labels: Labels): boolean {
  const name = labels[NAME_LABEL] ?? ''
  if (!ofAnyJob || name === metric) return false
  return KNOWN_METRICS.has(name) || name.startsWith('plimsoll_') || name.includes(':')
}

function speaksOfBackup({ metric }: Teller, labels: Labels, match: Labels): boolean {
  return [labels[NAME_LABEL] ?? metric, ...Object.values(match)].some((text) => BACKUP_WORDS.test(text))
}

function leftOf(
  { metric, identity, preset }: Teller,
  { nameless, silent }: { readonly nameless: number; readonly silent: number },
): string[] {
  const told = identity.length === 0 ? 'label' : identity.join(' or no ')
  const isKnown = KNOWN_METRICS.has(metric) || preset === null
  return [
    ...(nameless === 0 || !isKnown
      ? []
      : [`${metric}: ${nameless} of its series have no ${told} to say what is backed up`]),
    ...(silent === 0 || !isKnown ? [] : [`${metric}: the names of ${silent} of its series do not speak of a backup`]),
  ]
}

/** A time of something that succeeded, or of a backup, by its name. */
const PLAUSIBLE = '.*(last_?success|last_?completion|backup|dump|snapshot).*(time|timestamp)(_seconds)?'

/** Our own daemon's, series that rules record, and times of what failed. */
const NOT_PLAUSIBLE = /^plimsoll_|:|fail|error/

/** Unix times before 2001 and after the present are none of a backup. */
const EARLIEST = 1e9

/** Metrics that may tell of backups, beside those of `known`. Rejects with `PrometheusError`. */
export async function findPlausibleBackups(
  asker: Asker,
  known: ReadonlySet<string>,
): Promise<readonly PlausibleBackup[]> {
  const matchers = [{ label: '__name__', operator: '=~' as const, value: PLAUSIBLE }]
  const found: PlausibleBackup[] = []
  for (const metric of await metricNames(asker, renderSelector({ metric: null, matchers }))) {
    // Our own tells of its jobs in the same words, and recorded series only repeat what is proposed.
    if (known.has(metric) || NOT_PLAUSIBLE.test(metric)) continue
    const times = await rows(asker, `${metric} > ${EARLIEST} < time() + 1`)
    if (times.length === 0) continue
    const labels = [...new Set(times.flatMap((row) => Object.keys(row.labels)))].filter((name) => name !== '__name__')
    const newest = times.reduce((best, { value }) => Math.max(best, value), 0)
    found.push({ metric, labels: labels.toSorted(), age: asker.at.getTime() / 1000 - newest })
  }
  return found
}

/** @returns a sentence where its series say too little */
async function factOf(asker: Asker, teller: Teller, { match, series }: OwnSeries): Promise<BackupFact | string> {
  const { tool, source, metric } = teller
  const dataset = Object.values(match).join(' ')
  asker.onStep(`${metric} of ${dataset}`)
  const { told, query } = toldBy(teller, match)
  const ages = await agesOf(asker, `max((${query}) > 0 < ${formatNumber(LATEST_PLAUSIBLE_SECONDS)})`)
  if (ages === null) return `${metric}: no time of a success for ${dataset}`
  const notes = [...(teller.trap === null ? [] : [teller.trap]), ...spreadNote(series)]
  return { ...{ kind: 'backup', tool, source, dataset, told, notes }, service: serviceOf(series, match), ...ages }
}

/** The service that all of them name; `null`: none, or more than one. */
function serviceOf(series: readonly Labels[], match: Labels): string | null {
  const labels = SERVICE_LABELS.filter((label) => label !== 'job' && !Object.hasOwn(match, label))
  const named = new Set(series.map((one) => labels.map((label) => one[label] ?? '').find((value) => value !== '')))
  const [only] = named
  return named.size === 1 ? (only ?? null) : null
}

function spreadNote(series: readonly Labels[]): string[] {
  if (series.length < 2) return []
  const names = new Set(series.flatMap((labels) => Object.keys(labels)).filter((name) => name !== NAME_LABEL))
  const differing = [...names].filter((name) => new Set(series.map((labels) => labels[name] ?? '')).size > 1)
  return [
    `${series.length} series are of it, and the newest counts; they differ in ${differing.toSorted().join(', ')}.`,
  ]
}

async function agesOf(
  asker: Asker,
  time: string,
): Promise<Pick<BackupFact, 'usualAge' | 'worstAge' | 'age' | 'moved' | 'seenSeconds' | 'days'> | null> {
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
