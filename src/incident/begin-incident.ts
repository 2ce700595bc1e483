import { beginningOf, endOf, withIncident, type IncidentBook } from './incident-book.js'
import type { IncidentSettings } from './incident-settings.js'
import { severityOf, withMilestone, type AlertEpisode, type Incident } from './incident.js'

/** What a new incident is, beside the alerts that it takes to itself. */
export type Beginning = Pick<Incident, 'id' | 'number' | 'severity' | 'title' | 'kind' | 'openedBy' | 'milestones'>

/** A new incident of the book, with the alert that opened it (`null`: a person did) and the loose ones that fired while it lasted. */
export function beginIncident(
  book: IncidentBook,
  { alert, settings, ...beginning }: Beginning & Newcomer,
): { readonly book: IncidentBook; readonly incident: Incident } {
  const { service, environment } = book
  const blank: Incident = {
    ...{ ...beginning, service, environment },
    ...{ state: 'open', stage: null, reopenCount: 0, mergedInto: null, failureClass: null, roles: {}, alerts: [] },
  }
  const own = alert === null ? [] : [alert]
  const alone = withAlerts(blank, own, settings)
  const companions = new Set(book.loose.filter((other) => overlaps(alone, other, settings)))
  const incident = withAlerts(alone, [...companions, ...own], settings)
  const loose = book.loose.filter((other) => !companions.has(other))
  return { book: withIncident({ ...book, loose }, incident), incident }
}

interface Newcomer {
  readonly alert: AlertEpisode | null
  readonly settings: IncidentSettings
}

/** The incident with these alerts. Detected is when the first that opens incidents began: a ticket before the page detected nothing. */
export function withAlerts(incident: Incident, alerts: readonly AlertEpisode[], settings: IncidentSettings): Incident {
  const sorted = alerts.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  const next = { ...incident, alerts: sorted }
  const first = sorted.find((alert) => opens(alert, settings))
  if (first === undefined || wasDetectedBefore(incident, first)) return next
  const uncertaintySeconds = first.approximate ? 30 : 0
  const at = first.startsAt
  return withMilestone(next, 'detected', { at, source: 'starts_at', uncertaintySeconds, author: null, note: null })
}

/** What a person states stands; who opened it by hand has stated no more than that they had noticed it by then. */
function wasDetectedBefore({ openedBy, milestones: { detected } }: Incident, alert: AlertEpisode): boolean {
  if (detected?.source !== 'person') return false
  const isOpening = openedBy !== null && detected.before === undefined
  return !isOpening || detected.at <= alert.startsAt
}

/** Whether an alert opens an incident where there is none. */
export function opens(alert: AlertEpisode, { openOn }: IncidentSettings): boolean {
  const severity = severityOf(alert)
  return severity !== null && openOn.includes(severity)
}

/** An open incident takes everything that is not long past; any other takes what fired while it lasted. */
export function overlaps(incident: Incident, alert: AlertEpisode, { reopenWindowSeconds }: IncidentSettings): boolean {
  const end = endOf(incident)
  if (end !== null && alert.startsAt > end) return false
  const earliest = beginningOf(incident).getTime() - reopenWindowSeconds * 1000
  return alert.endsAt === null || alert.endsAt.getTime() >= earliest
}
