import type { Interval } from '../../calendar/interval.js'
import { periodAt } from '../../calendar/period.js'
import type { Incident, IncidentCourse, IncidentIdentity } from '../incident.js'
import { incidentStatistics, type IncidentStatistics } from './statistics.js'

/** What incidents of a service should stay below on average, in seconds; `objectiveSeconds`: each of them. */
export interface IncidentTargets {
  readonly detectSeconds: number
  /** `null`: none is set. */
  readonly acknowledgeSeconds: number | null
  readonly recoverSeconds: number
  /** Recovery time objective. */
  readonly objectiveSeconds: number
}

/** A service as incidents know it. */
export interface IncidentService extends IncidentIdentity {
  readonly targets: IncidentTargets
}

/** `month`: the calendar month so far; `90d`: the last 90 days. */
export type IncidentPeriod = 'month' | '90d'

/** The incidents of one service in one period. */
export interface ServiceIncidents extends IncidentService {
  readonly period: IncidentPeriod
  readonly interval: Interval
  readonly statistics: IncidentStatistics
}

/** How incidents stand at one instant. */
export interface IncidentSummary {
  /** Open and recovered ones, oldest first. */
  readonly unresolved: readonly Incident[]
  /** By their ids, for how many seconds the next update of open ones has been due, >= 0; others are not in it. */
  readonly updateOverdueSeconds: ReadonlyMap<string, number>
  /** Per service and period, services in the order of the configuration. */
  readonly services: readonly ServiceIncidents[]
}

/** Reads how incidents stand. */
export interface IncidentSummaryReader {
  summary(now: Date): Promise<IncidentSummary>
  /** Incidents of some services that began in an interval, oldest first. */
  begunIn(interval: Interval): Promise<readonly Incident[]>
  /** How they went, without their alerts. */
  coursesIn(interval: Interval): Promise<readonly IncidentCourse[]>
}

const DAYS_90_MS = 90 * 86_400_000

/** The periods that end now. */
export function periodsAt(now: Date, zone: string): Readonly<Record<IncidentPeriod, Interval>> {
  const to = new Date(now.getTime() + 1)
  return {
    month: { from: periodAt(now, { unit: 'month', timezone: zone }).interval.from, to },
    '90d': { from: new Date(now.getTime() - DAYS_90_MS), to },
  }
}

/** Statistics of every service over every period. */
export function summarize(
  incidents: readonly IncidentCourse[],
  services: readonly IncidentService[],
  periods: Readonly<Record<IncidentPeriod, Interval>>,
): readonly ServiceIncidents[] {
  return services.flatMap((service) => {
    const own = incidents.filter((one) => isOf(one, service))
    return (Object.keys(periods) as IncidentPeriod[]).map((period) => {
      const interval = periods[period]
      return { period, interval, statistics: incidentStatistics(own, interval), ...service }
    })
  })
}

/** Whether an incident is one of a service. Where the service has no environment, those of all environments are. */
export function isOf(incident: IncidentIdentity, { service, environment }: IncidentIdentity): boolean {
  return incident.service === service && (environment === null || incident.environment === environment)
}
