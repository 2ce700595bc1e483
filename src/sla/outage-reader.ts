import type { Interval } from '../calendar/interval.js'

/** Knows when services were bad, beside what was counted. Implemented by `incident/`. */
export interface OutageReader {
  /**
   * Stretches in which each service was bad, in the order of the services: those that begin in the interval, and those that may last into it.
   *
   * @param services one without an environment is bad where it is in any
   */
  outages(
    services: readonly { readonly service: string; readonly environment: string | null }[],
    interval: Interval,
  ): Promise<readonly (readonly Interval[])[]>
}
