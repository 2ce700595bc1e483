import type { Insertable, Selectable } from 'kysely'
import type {
  IncidentAlertTable,
  IncidentMilestoneTable,
  IncidentRoleTable,
  IncidentTable,
} from '../store/incident-tables.js'
import { beginningOf } from './incident-book.js'
import type {
  AlertEpisode,
  Incident,
  IncidentCourse,
  IncidentIdentity,
  IncidentRole,
  Milestone,
  MilestoneBefore,
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
    stage: incident.stage,
    reopen_count: incident.reopenCount,
    kind: incident.kind,
    merged_into: incident.mergedInto,
    began_at: beginningOf(incident).getTime(),
    failure_class: incident.failureClass,
    opened_by: incident.openedBy,
  }
}

/** The rows of its milestones. */
export function milestoneRows({ id, milestones }: Incident): Insertable<IncidentMilestoneTable>[] {
  return Object.entries(milestones).map(([kind, { at, source, uncertaintySeconds, author, note, before }]) => ({
    incident_id: id,
    kind,
    at: at.getTime(),
    source,
    uncertainty_seconds: uncertaintySeconds,
    author,
    note,
    was_edited: before === undefined ? 0 : 1,
    was_at: before?.at?.getTime() ?? null,
    was_source: before?.source ?? null,
  }))
}

/** The rows of who has which role. */
export function roleRows({ id, roles }: Incident): Insertable<IncidentRoleTable>[] {
  return Object.entries(roles).map(([role, person]) => ({ incident_id: id, role, person }))
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

/** What stands beside the row of an incident. */
export interface IncidentDetails {
  readonly milestones: readonly Selectable<IncidentMilestoneTable>[]
  readonly roles: readonly Selectable<IncidentRoleTable>[]
}

/** An incident out of its rows, without its alerts. */
export function toCourse(row: Selectable<IncidentTable>, { milestones, roles }: IncidentDetails): IncidentCourse {
  return {
    id: row.id,
    number: row.number,
    service: row.service,
    environment: row.environment === '' ? null : row.environment,
    severity: row.severity,
    title: row.title,
    state: row.state,
    stage: row.stage,
    reopenCount: row.reopen_count,
    kind: row.kind,
    mergedInto: row.merged_into,
    failureClass: row.failure_class,
    openedBy: row.opened_by,
    roles: Object.fromEntries(roles.map(({ role, person }) => [role as IncidentRole, person])),
    milestones: Object.fromEntries(milestones.map((one) => [one.kind as MilestoneKind, toMilestone(one)])),
  }
}

function toMilestone(row: Selectable<IncidentMilestoneTable>): Milestone {
  const { at, source, uncertainty_seconds, author, note } = row
  const known = source as MilestoneSource
  const milestone = { at: new Date(at), source: known, uncertaintySeconds: uncertainty_seconds, author, note }
  return row.was_edited === 0 ? milestone : { ...milestone, before: beforeOf(row) }
}

function beforeOf({ was_at, was_source }: Selectable<IncidentMilestoneTable>): MilestoneBefore {
  return { at: was_at === null ? null : new Date(was_at), source: was_source as MilestoneSource | null }
}
