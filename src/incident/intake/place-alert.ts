import type { DrillSpan } from '../../drill/drill-span.js'
import { beginIncident, opens, overlaps, withAlerts } from '../begin-incident.js'
import { endOf, withIncident, type Applied, type IncidentBook } from '../incident-book.js'
import type { IncidentSettings } from '../incident-settings.js'
import { isDrilled } from './drilled-incidents.js'
import { severityOf, withoutMilestones, type AlertEpisode, type Incident } from '../incident.js'

/** What a new incident needs from outside. */
export interface AlertMeans {
  readonly settings: IncidentSettings
  /** When drills of the service were held lately; left out: there were none. */
  readonly drills?: readonly DrillSpan[]
  readonly newId: () => string
  readonly nextNumber: () => number
}

/**
 * Finds the incident of an episode that was not known before. One whose severity is in `openOn` opens an incident, attaches to the open
 * one, or reopens one that recovered within `reopenWindowSeconds` or whose page never ended. All others attach where there is one, or stay loose.
 */
export function placeAlert(book: IncidentBook, alert: AlertEpisode, means: AlertMeans): Applied {
  const { settings } = means
  const own = book.incidents.findLast((incident) => overlaps(incident, alert, settings))
  if (own !== undefined) return attach(book, own, { alert, settings })
  if (!opens(alert, settings)) return { book: { ...book, loose: [...book.loose, alert] }, changes: [] }
  const recent = book.incidents.findLast((incident) => isSoonAfter(incident, alert, settings))
  if (recent === undefined) return open(book, alert, means)
  return isAftershock(recent, alert)
    ? attach(book, recent, { alert, settings })
    : reopen(book, recent, { alert, settings })
}

/** The incident as it stands after it turned out not to be over: first onset, detection and acknowledgement stay. */
export function reopened(incident: Incident): Incident {
  const bare = withoutMilestones(incident, ['recovered', 'resolved'])
  return { ...bare, state: 'open', stage: null, reopenCount: incident.reopenCount + 1 }
}

interface Newcomer {
  readonly alert: AlertEpisode
  readonly settings: IncidentSettings
}

function attach(book: IncidentBook, incident: Incident, { alert, settings }: Newcomer): Applied {
  const attached = withAlerts(incident, [...incident.alerts, alert], settings)
  if (!raises(incident, alert)) return { book: withIncident(book, attached), changes: [] }
  const next: Incident = { ...attached, severity: 'page' }
  const change = {
    ...({ kind: 'incident_severity_raised', incident: next, author: null } as const),
    ...{ from: incident.severity, note: null },
  }
  return { book: withIncident(book, next), changes: [change] }
}

function reopen(book: IncidentBook, incident: Incident, newcomer: Newcomer): Applied {
  const next = reopened(incident)
  const attached = attach(book, next, newcomer)
  const now = attached.book.incidents.find(({ id }) => id === incident.id) ?? next
  return { book: attached.book, changes: [{ kind: 'incident_reopened', incident: now }, ...attached.changes] }
}

function open(book: IncidentBook, alert: AlertEpisode, means: AlertMeans): Applied {
  const { settings, newId, nextNumber, drills = [] } = means
  const begun = beginIncident(book, {
    ...{ id: newId(), number: nextNumber(), severity: severityOf(alert) ?? 'ticket', openedBy: null, milestones: {} },
    title: alert.summary ?? `${book.service}: ${alert.labels['alertname'] ?? 'an alert'}`,
    kind: isDrilled(drills, alert) ? 'drill' : 'real',
    ...{ alert, settings },
  })
  return { book: begun.book, changes: [{ kind: 'incident_opened', incident: begun.incident, author: null }] }
}

/** Whether an alert makes an incident one that pages. */
export function raises({ severity }: Incident, alert: AlertEpisode): boolean {
  return severity === 'ticket' && severityOf(alert) === 'page'
}

/** A false positive is over for good: what fires after it is judged anew. */
function isSoonAfter(incident: Incident, alert: AlertEpisode, settings: IncidentSettings): boolean {
  const end = endOf(incident)
  if (end === null || incident.kind === 'false_alarm') return false
  const ageMs = alert.startsAt.getTime() - end.getTime()
  if (ageMs <= 0) return false
  return ageMs <= settings.reopenWindowSeconds * 1000 || stillFires(incident, alert.startsAt, settings)
}

/** Nothing new begins while an alert that opened the incident fires: good for a while or not, it is the same trouble. */
function stillFires({ alerts }: Incident, at: Date, settings: IncidentSettings): boolean {
  return alerts.some((alert) => opens(alert, settings) && (alert.endsAt === null || alert.endsAt >= at))
}

/**
 * A slower tier of the same objective can begin to fire minutes after the service has recovered, because its windows are longer. That
 * says nothing new; should the service really be bad again, the indicator will show it.
 */
function isAftershock({ alerts }: Incident, alert: AlertEpisode): boolean {
  const { slo, long_window: tier } = alert.labels
  if (slo === undefined || tier === undefined) return false
  const siblings = alerts.filter(({ labels }) => labels['slo'] === slo && labels['long_window'] !== undefined)
  return siblings.length > 0 && siblings.every(({ fingerprint }) => fingerprint !== alert.fingerprint)
}
