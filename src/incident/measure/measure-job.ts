import { byJob } from '../../audit/initiator.js'
import { PrometheusError } from '../../promql/prometheus-error.js'
import { breathe } from '../../shared/breathe.js'
import type { Clock } from '../../shared/clock.js'
import type { Job } from '../../shared/job.js'
import type { Logger } from '../../shared/logger.js'
import type { Database } from '../../store/database.js'
import { recordIncidentChanges } from '../incident-audit-store.js'
import { beginningOf, withIncident, type IncidentBook } from '../incident-book.js'
import { glanceAtUnresolved, loadBook, saveApplied } from '../incident-store.js'
import type { Incident, IncidentIdentity } from '../incident.js'
import { measureIncident, type IncidentEvidence } from './measure-incident.js'
import { createMeasurePace } from './measure-pace.js'
import { readEvidence, type EvidenceParts } from './read-evidence.js'
import { isSameIncident } from './same-incident.js'

export interface MeasureParts extends EvidenceParts {
  readonly database: Database
  readonly clock: Clock
  readonly logger: Logger
}

/** Finds onset and recovery of incidents in their indicators, and closes what has been good for long enough. */
export interface Measurement {
  /** Of one identity, oldest incident first. Rejects with `PrometheusError` when an indicator could not be read. */
  measure(identity: IncidentIdentity): Promise<void>
  /** Of everything that is not resolved and due. One Prometheus that does not answer keeps no other incident waiting; then it rejects. */
  measureAll(): Promise<void>
  /** Every 30 s. */
  readonly job: Job
}

/** Puts the measurement together. */
export function createMeasurement(parts: MeasureParts): Measurement {
  const pace = createMeasurePace()
  const measure = (identity: IncidentIdentity) => measureIdentity(parts, identity, () => true)
  const measureAll = async () => {
    const failures: PrometheusError[] = []
    const unresolved = await parts.database.read(glanceAtUnresolved)
    const due = unresolved.filter((incident) => pace.isDue(incident, parts.clock()))
    const ids = new Set(due.map(({ id }) => id))
    for (const identity of distinctIdentities(due)) {
      await measureIdentity(parts, identity, ({ id }) => ids.has(id)).catch((error: unknown) => {
        if (!(error instanceof PrometheusError)) throw error
        failures.push(error)
      })
    }
    if (failures[0] !== undefined) throw failures[0]
  }
  return {
    measure,
    measureAll,
    job: {
      name: 'incidents',
      cron: '*/30 * * * * *',
      timezone: 'UTC',
      missed: { kind: 'newest' },
      after: ['alerts'],
      run: measureAll,
    },
  }
}

function distinctIdentities(incidents: readonly IncidentIdentity[]): Iterable<IncidentIdentity> {
  return new Map(incidents.map((one) => [JSON.stringify([one.service, one.environment]), one])).values()
}

async function measureIdentity(
  parts: MeasureParts,
  identity: IncidentIdentity,
  isDue: (incident: Incident) => boolean,
): Promise<void> {
  const load = () => parts.database.read((reader) => loadBook(reader, identity, parts.clock()))
  const book = await load()
  const due = book.incidents.filter((incident) => incident.state !== 'resolved' && isDue(incident))
  // One that was measured may be what the next begins after.
  for (const [index, { id }] of due.entries()) await measureOne(parts, index === 0 ? book : await load(), id)
}

async function measureOne(parts: MeasureParts, book: IncidentBook, id: string): Promise<void> {
  const { database, settings, clock, logger } = parts
  const now = clock()
  const incident = book.incidents.find((one) => one.id === id)
  if (incident === undefined) return
  const evidence = isSuperseded(incident, book) ? NO_EVIDENCE : await readEvidence(parts, { incident, book, now })
  // Mostly nothing has happened, and then there is nothing to keep from others.
  if (await isSameIncident(measureIncident(incident, evidence, { settings, now }).incident, incident)) return
  await database.write(async (transaction) => {
    const before = await loadBook(transaction, book, now)
    const current = before.incidents.find((one) => one.id === id)
    // What came in while Prometheus was asked is measured the next time.
    if (current === undefined || !(await isSameIncident(current, incident))) return
    await breathe()
    const measured = measureIncident(current, evidence, { settings, now })
    if (await isSameIncident(measured.incident, current)) return
    const applied = { book: withIncident(before, measured.incident), changes: measured.changes }
    await saveApplied(transaction, before, { applied, at: now, actor: MEASUREMENT })
    const noted = { initiator: MEASUREMENT, at: now, action: 'incident.measure' }
    await recordIncidentChanges(transaction, { before, after: applied.book }, noted)
    for (const { kind } of measured.changes) logger.info({ incident: current.number, kind }, 'An incident changed')
  })
}

const MEASUREMENT = byJob('incidents')

const NO_EVIDENCE: IncidentEvidence = { objectives: [], others: [] }

/** After a recovery, what is bad again belongs to the incident that came later. */
function isSuperseded(incident: Incident, { incidents }: IncidentBook): boolean {
  const begun = beginningOf(incident)
  return incident.state === 'recovered' && incidents.some((other) => beginningOf(other) > begun)
}
