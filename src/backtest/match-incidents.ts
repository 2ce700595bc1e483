import type { ReplayedAlert } from './replay-alerts.js'

/** Something that is known to have gone wrong. */
export interface KnownIncident {
  /** By which people call it: `#12`. */
  readonly name: string
  readonly title: string
  readonly from: Date
  /** `null`: goes on. */
  readonly to: Date | null
  /** SLOs whose alerts told of it; empty: nobody knows. */
  readonly slos: readonly string[]
}

/** An alert and the incidents that it tells of. */
export interface MatchedAlert extends ReplayedAlert {
  readonly incidents: readonly string[]
}

export interface Matching {
  readonly alerts: readonly MatchedAlert[]
  /** Incidents that a page tells of. */
  readonly paged: readonly KnownIncident[]
  /** Incidents of which no page tells, though they concern this SLO. */
  readonly missed: readonly KnownIncident[]
}

/**
 * Puts alerts beside what is known to have happened. An alert tells of an incident when both overlap; the alert looks back by its short
 * window, so an incident that ended so long before it began still counts.
 *
 * @param slo an incident that only other SLOs told of is no miss of this one
 */
export function matchIncidents(
  alerts: readonly ReplayedAlert[],
  incidents: readonly KnownIncident[],
  slo: string,
): Matching {
  const matched = alerts.map((alert) => ({
    ...alert,
    incidents: incidents.filter((incident) => tellsOf(alert, incident)).map(({ name }) => name),
  }))
  const told = new Set(matched.filter(({ tier }) => tier.severity === 'page').flatMap((alert) => alert.incidents))
  const concerns = ({ slos }: KnownIncident) => slos.length === 0 || slos.includes(slo)
  return {
    alerts: matched,
    paged: incidents.filter(({ name }) => told.has(name)),
    missed: incidents.filter((incident) => !told.has(incident.name) && concerns(incident)),
  }
}

function tellsOf({ from, to, tier }: ReplayedAlert, incident: KnownIncident): boolean {
  const lookedFrom = from.getTime() - tier.short.seconds * 1000
  return incident.from < to && (incident.to === null || incident.to.getTime() > lookedFrom)
}
