import type { Interval } from '../../calendar/interval.js'
import { isOf, type IncidentService } from '../view/incident-summary.js'
import type { Incident, IncidentCourse } from '../incident.js'
import { recurrenceOf } from '../view/recurrence.js'
import { incidentStatistics, incidentTimes, onsetOf, type IncidentStatistics } from '../view/statistics.js'

/** The incidents of the period, those of services that the report covers. */
export interface IncidentsMonth {
  /** Services that had any, in the order of the configuration. */
  readonly services: readonly (IncidentService & {
    readonly statistics: IncidentStatistics
    /** Of those behind the statistics, the ones that are not the first of their service and class within 90 days. */
    readonly recurring: number
  })[]
  /** By onset. */
  readonly incidents: readonly IncidentOfMonth[]
}

/** What else is known. */
interface Around {
  readonly period: Interval
  /** How those of the last 90 days before it went, and those of the period. */
  readonly courses: readonly IncidentCourse[]
}

/** One incident in a report; durations in seconds, `null`: not known. */
export interface IncidentOfMonth {
  readonly number: number
  readonly title: string
  readonly service: string
  readonly environment: string | null
  readonly state: Incident['state']
  readonly falsePositive: boolean
  readonly onset: Date | null
  readonly detectSeconds: number | null
  readonly acknowledgeSeconds: number | null
  readonly recoverSeconds: number | null
  /** Which of its service and class within 90 days it is; 1: the first; `null`: it is no real one, or its onset is not known. */
  readonly ordinal: number | null
}

/**
 * What a report says about incidents.
 *
 * @param incidents those that began in the period
 */
export function incidentsMonth(
  incidents: readonly Incident[],
  services: readonly IncidentService[],
  { period, courses }: Around,
): IncidentsMonth {
  const ordinals = new Map(
    incidents.map((incident) => [incident, recurrenceOf(incident, courses)?.ordinal ?? null] as const),
  )
  const covered = incidents.filter((incident) => services.some((service) => isOf(incident, service)))
  return {
    services: services
      .filter((service) => covered.some((incident) => isOf(incident, service)))
      .map((service) => {
        const own = covered.filter((incident) => isOf(incident, service))
        const recurring = own.filter((incident) => (ordinals.get(incident) ?? 1) > 1).length
        return { ...service, statistics: incidentStatistics(own, period), recurring }
      }),
    incidents: covered
      .filter(({ kind }) => kind !== 'merged')
      .toSorted((a, b) => (onsetOf(a)?.getTime() ?? 0) - (onsetOf(b)?.getTime() ?? 0))
      .map((incident) => incidentOfMonth(incident, ordinals.get(incident) ?? null)),
  }
}

function incidentOfMonth(incident: Incident, ordinal: number | null): IncidentOfMonth {
  const { number, title, service, environment, state, kind } = incident
  const { detectSeconds, acknowledgeSeconds, recoverSeconds } = incidentTimes(incident)
  const times = { detectSeconds, acknowledgeSeconds, recoverSeconds }
  return {
    number,
    title,
    service,
    environment,
    state,
    falsePositive: kind === 'false_alarm',
    onset: onsetOf(incident),
    ...times,
    ordinal,
  }
}

/** What a customer is told of incidents: which service, when, and how long. Titles are those of alerts, written for the house, and its targets are its own. */
export interface ToldIncidents {
  readonly incidents: readonly Omit<IncidentOfMonth, 'title' | 'ordinal'>[]
}

/** The same without what is the business of the house: no title, no target, no false alarm. */
export function forCustomer({ incidents }: IncidentsMonth): ToldIncidents {
  const real = incidents.filter(({ falsePositive }) => !falsePositive)
  return {
    incidents: real.map((incident) => {
      const { number, service, environment, state, falsePositive, onset } = incident
      const { detectSeconds, acknowledgeSeconds, recoverSeconds } = incident
      const times = { detectSeconds, acknowledgeSeconds, recoverSeconds }
      return { number, service, environment, state, falsePositive, onset, ...times }
    }),
  }
}
