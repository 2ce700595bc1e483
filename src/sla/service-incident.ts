import type { Interval } from '../calendar/interval.js'

/** What went wrong with a service, or was staged as a drill, as contracts ask for it. Instants that nobody knows are `null`. */
export interface ServiceIncident {
  /** By which people call it. */
  readonly number: number
  readonly title: string
  readonly kind: 'real' | 'drill'
  /** Of the worst alert so far: `page` or `ticket`. */
  readonly severity: string
  /** When the service went bad. */
  readonly onset: Date | null
  /** When it was opened: the first alert. */
  readonly detected: Date | null
  readonly acknowledged: Date | null
  /** When the service was good again. */
  readonly recovered: Date | null
  readonly resolved: Date | null
}

/** Knows what happened to services. Implemented by `incident/`. */
export interface ServiceIncidentReader {
  /**
   * Incidents and drills that began in the interval, oldest first, in the order of the services. False alarms are left out.
   *
   * @param services one without an environment has those of all
   */
  ofServices(
    services: readonly { readonly service: string; readonly environment: string | null }[],
    interval: Interval,
  ): Promise<readonly (readonly ServiceIncident[])[]>
}
