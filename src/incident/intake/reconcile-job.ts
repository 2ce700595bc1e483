import type { AlertmanagerClient, HeldAlert } from '../../alertmanager/alertmanager-client.js'
import type { Series, SeriesReader } from '../../promql/series-reader.js'
import type { Clock } from '../../shared/clock.js'
import type { Job } from '../../shared/job.js'
import type { Logger } from '../../shared/logger.js'
import type { Database, Reader, Transaction } from '../../store/database.js'
import { readAlerts } from '../incident-alerts-store.js'
import type { AlertEpisode } from '../incident.js'
import { createSeriesLookup } from './label-lookup.js'
import type { Measurement } from '../measure/measure-job.js'
import type { AlertIntake } from './alert-intake-store.js'
import type { AlertObservation } from './alert-observation.js'
import { isPossible } from './alert-times.js'
import { dropObservations, dropSetAside } from './observation-store.js'
import { observePrometheus, type PrometheusAlerts } from './observe-prometheus.js'
import { turnsOf } from './turns-of.js'

export interface ReconcileParts {
  readonly database: Database
  readonly intake: AlertIntake
  readonly measurement: Measurement
  /** `null`: no Alertmanager is configured. */
  readonly alertmanager: AlertmanagerClient | null
  readonly sources: readonly {
    readonly name: string
    readonly retentionSeconds: number
    readonly reader: SeriesReader
  }[]
  readonly clock: Clock
  readonly logger: Logger
}

const STEP_SECONDS = 30
/** How far back the first comparison goes, and one after a long stop. */
const MOST_MS = 86_400_000
/** Each comparison goes over the last minutes again: samples and resends come late. */
const OVERLAP_MS = 600_000
/** An answer about alerts is about now when it is no older than this. */
const NOW_MS = 120_000
const KEEP_OBSERVATIONS_MS = 7 * 86_400_000
/** A quarter of a year: whoever has not looked by then will not. */
const KEEP_SET_ASIDE_MS = 90 * 86_400_000

/** Compares, every minute and at the start, what is known of alerts with what Alertmanager and Prometheus know. */
export function createReconcileJob(parts: ReconcileParts): Job {
  return {
    name: 'alerts',
    cron: '15 * * * * *',
    timezone: 'UTC',
    missed: { kind: 'newest' },
    // What happened while nobody listened comes before the work of others.
    first: (signal) => reconcile(parts, signal),
    run: (_slot, signal) => reconcile(parts, signal),
  }
}

/** One comparison. What did not answer is left for the next; then it rejects. */
export async function reconcile(parts: ReconcileParts, signal: AbortSignal): Promise<void> {
  const { intake, database, clock } = parts
  await intake.applyWaiting()
  const failures: unknown[] = []
  const attempt = <T>(work: Promise<T>) =>
    work.catch((error: unknown) => {
      signal.throwIfAborted()
      failures.push(error)
      return null
    })
  // Taken before the others are asked: what comes in meanwhile is none of their business yet.
  const firing = (await database.read((reader) => readKnownAlerts(reader, clock()))).filter(
    ({ endsAt }) => endsAt === null,
  )
  const held = parts.alertmanager === null ? [] : await attempt(parts.alertmanager.alerts(signal))
  const possible = (held ?? []).filter(({ startsAt }) => isPossible(startsAt, clock()))
  await intake.apply(possible.map((alert) => toObservation(alert, clock())))
  const answers = []
  for (const source of parts.sources) answers.push(await attempt(compare(parts, source, signal)))
  if (held !== null) await closeVanished(parts, firing, { held, answers })
  await database.write(async (transaction) => {
    await dropObservations(transaction, new Date(clock().getTime() - KEEP_OBSERVATIONS_MS))
    await dropSetAside(transaction, new Date(clock().getTime() - KEEP_SET_ASIDE_MS))
  })
  await attempt(parts.measurement.measureAll())
  if (failures.length > 0) throw failures[0]
}

function toObservation(alert: HeldAlert, receivedAt: Date): AlertObservation {
  return { ...alert, status: 'firing', endsAt: null, source: 'alertmanager', receivedAt }
}

type Source = ReconcileParts['sources'][number]

/** Takes over what a Prometheus remembers since the last comparison. */
async function compare(parts: ReconcileParts, source: Source, signal: AbortSignal): Promise<PrometheusAlerts> {
  const { database, clock, intake, measurement } = parts
  const now = clock()
  const last = await database.read((reader) => readReconciledTo(reader, source.name))
  const oldest = now.getTime() - Math.min(MOST_MS, source.retentionSeconds * 1000)
  const from = new Date(Math.max(oldest, (last?.getTime() ?? -Infinity) - OVERLAP_MS))
  const alerts = await ask(source.reader, { from: wholeStep(from), to: now }, signal)
  const known = await database.read((reader) => readKnownAlerts(reader, from))
  // An incident that is over must be seen to be over before the next one comes, or both would be taken for one.
  for (const { observations, ended } of turnsOf(await observePrometheus(alerts, known, now), intake.identify)) {
    await intake.apply(observations)
    for (const identity of ended) await measurement.measure(identity)
  }
  const newest = alerts.alive.at(-1)
  if (newest !== undefined) await database.write((transaction) => writeReconciledTo(transaction, source.name, newest))
  return alerts
}

async function ask(
  reader: SeriesReader,
  interval: { readonly from: Date; readonly to: Date },
  signal: AbortSignal,
): Promise<PrometheusAlerts> {
  const range = (query: string) => reader.range(query, interval, STEP_SECONDS, signal)
  const [firing, forState, alive] = await Promise.all([
    range('ALERTS{alertstate="firing",service!=""}'),
    range('ALERTS_FOR_STATE{service!=""}'),
    range('count(present_over_time(up[90s]))'),
  ])
  const instants = alive[0]?.samples.map(({ at }) => at) ?? []
  return { firing, forState, alive: instants, stepSeconds: STEP_SECONDS }
}

interface Said {
  readonly held: readonly HeldAlert[]
  /** `null`: a Prometheus did not answer. */
  readonly answers: readonly (PrometheusAlerts | null)[]
}

/** What neither Alertmanager nor any Prometheus knows any more has ended, though nobody said so: it was resolved while silenced. */
async function closeVanished(
  { intake, clock, logger }: ReconcileParts,
  firing: readonly AlertEpisode[],
  { held, answers }: Said,
): Promise<void> {
  const now = clock()
  if (!answers.every((answer) => answer !== null && isAboutNow(answer, now))) return
  const isHeld = new Set(held.map(({ fingerprint }) => fingerprint))
  const lookups = answers.flatMap((answer) => (answer === null ? [] : [firingNow(answer)]))
  const gone = firing.filter(
    ({ fingerprint, labels }) => !isHeld.has(fingerprint) && lookups.every((find) => find(labels).length === 0),
  )
  await intake.apply(
    gone.map((alert) => ({ ...alert, status: 'resolved', endsAt: now, source: 'alertmanager', receivedAt: now })),
  )
  for (const { labels } of gone)
    logger.info({ alert: labels['alertname'] }, 'An alert is gone that nobody had reported as resolved')
}

function firingNow({ firing, alive }: PrometheusAlerts): ReturnType<typeof createSeriesLookup<Series>> {
  const newest = alive.at(-1)?.getTime()
  return createSeriesLookup(firing.filter(({ samples }) => samples.at(-1)?.at.getTime() === newest))
}

function isAboutNow({ alive }: PrometheusAlerts, now: Date): boolean {
  return now.getTime() - (alive.at(-1)?.getTime() ?? -Infinity) <= NOW_MS
}

function wholeStep(instant: Date): Date {
  const step = STEP_SECONDS * 1000
  return new Date(Math.floor(instant.getTime() / step) * step)
}

/** Alerts that fire, or fired since `from`, by beginning. */
export function readKnownAlerts(database: Reader, from: Date): Promise<readonly AlertEpisode[]> {
  return readAlerts(database, { firingSince: from.getTime() })
}

/** Up to when the alerts of a Prometheus were compared; `null`: never. */
export async function readReconciledTo(database: Reader, prometheus: string): Promise<Date | null> {
  const row = database.selectFrom('alert_reconcile').selectAll().where('prometheus', '=', prometheus)
  const found = await row.executeTakeFirst()
  return found === undefined ? null : new Date(found.reconciled_to)
}

/** Notes how far the alerts of a Prometheus were compared. */
export async function writeReconciledTo(database: Transaction, prometheus: string, instant: Date): Promise<void> {
  const reconciled_to = instant.getTime()
  const row = database.insertInto('alert_reconcile').values({ prometheus, reconciled_to })
  await row.onConflict((conflict) => conflict.column('prometheus').doUpdateSet({ reconciled_to })).execute()
}
