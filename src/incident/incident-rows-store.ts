import type { Insertable, Selectable } from 'kysely'
import type { IncidentAlertTable, IncidentMilestoneTable, IncidentTable } from '../store/incident-tables.js'
import { beginningOf } from './incident-book.js'
import type {
  AlertEpisode,
  Incident,
  IncidentCourse,
  IncidentIdentity,
  Milestone,
  MilestoneKind,
  MilestoneSource,
} from './incident.js'

/** Labels as a row keeps them. Throws where they are none. */
export function parseLabels(text: string): Readonly<Record<string, string>> {
  const labels: unknown = JSON.parse(text)
  if (!isLabels(labels)) throw new TypeError('expected labels')
  return labels
}

/** Not a schema: a storm reads tens of thousands of rows. */
function isLabels(value: unknown): value is Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.values(value).every((text) => typeof text === 'string')
}

/** '' stands for no environment in a key. */
export function environmentKey({ environment }: IncidentIdentity): string {
  return environment ?? ''
}

/** The row of an incident, without its milestones and alerts. */
export function incidentRow(incident: Incident): Insertable<IncidentTable> {
  const { id, number, service, severity, title, state } = incident
  return {
    id,
    number,
    service,
    environment: environmentKey(incident),
    severity,
    title,
    state,
    reopen_count: incident.reopenCount,
    kind: incident.kind,
    began_at: beginningOf(incident).getTime(),
  }
}

/** The rows of its milestones. */
export function milestoneRows({ id, milestones }: Incident): Insertable<IncidentMilestoneTable>[] {
  return Object.entries(milestones).map(([kind, { at, source, uncertaintySeconds, author, note }]) => ({
    incident_id: id,
    kind,
    at: at.getTime(),
    source,
    uncertainty_seconds: uncertaintySeconds,
    author,
    note,
  }))
}

/** The row of an alert; `incidentId` `null`: it belongs to none. */
export function alertRow(
  alert: AlertEpisode,
  { identity, incidentId }: { readonly identity: IncidentIdentity; readonly incidentId: string | null },
): Insertable<IncidentAlertTable> {
  return {
    fingerprint: alert.fingerprint,
    starts_at: alert.startsAt.getTime(),
    ends_at: alert.endsAt?.getTime() ?? null,
    service: identity.service,
    environment: environmentKey(identity),
    incident_id: incidentId,
    labels: JSON.stringify(alert.labels),
    summary: alert.summary,
    approximate: alert.approximate ? 1 : 0,
    active_at: alert.activeAt?.getTime() ?? null,
  }
}

/** An alert out of its row. */
export function toAlert(row: Selectable<IncidentAlertTable>): AlertEpisode {
  return {
    fingerprint: row.fingerprint,
    labels: parseLabels(row.labels),
    summary: row.summary,
    startsAt: new Date(row.starts_at),
    endsAt: row.ends_at === null ? null : new Date(row.ends_at),
    approximate: row.approximate === 1,
    activeAt: row.active_at === null ? null : new Date(row.active_at),
  }
}

/** An incident out of its rows, without its alerts. */
export function toCourse(
  row: Selectable<IncidentTable>,
  milestones: readonly Selectable<IncidentMilestoneTable>[],
): IncidentCourse {
  return {
    id: row.id,
    number: row.number,
    service: row.service,
    environment: row.environment === '' ? null : row.environment,
    severity: row.severity,
    title: row.title,
    state: row.state,
    reopenCount: row.reopen_count,
    kind: row.kind,
    milestones: Object.fromEntries(milestones.map((one) => [one.kind as MilestoneKind, toMilestone(one)])),
  }
}

function toMilestone({ at, source, uncertainty_seconds, author, note }: Selectable<IncidentMilestoneTable>): Milestone {
  const known = source as MilestoneSource
  return { at: new Date(at), source: known, uncertaintySeconds: uncertainty_seconds, author, note }
}
