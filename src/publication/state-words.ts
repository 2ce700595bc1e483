import type { DayState } from './measured-days.js'
import type { Stage } from './publication.js'
import type { ServiceState } from './public-status.js'

/** How a service is, in plain words. */
export const STATE_WORDS: Readonly<Record<ServiceState, string>> = {
  operational: 'Operational',
  degraded: 'Degraded',
  partial_outage: 'Partial outage',
  major_outage: 'Major outage',
  maintenance: 'Under maintenance',
  unknown: 'Unknown',
}

/** The same of everything that is shown. */
export const OVERALL_WORDS: Readonly<Record<ServiceState, string>> = {
  operational: 'All services are operational',
  degraded: 'Some services are degraded',
  partial_outage: 'Partial outage',
  major_outage: 'Major outage',
  maintenance: 'Maintenance is in progress',
  unknown: 'The current state is not known',
}

export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  investigating: 'Investigating',
  identified: 'Identified',
  monitoring: 'Monitoring',
  resolved: 'Resolved',
}

export const DAY_WORDS: Readonly<Record<DayState, string>> = {
  good: '99.9 % or more',
  fair: '99 % or more',
  poor: 'below 99 %',
  quiet: 'watched, nothing asked of it',
  unknown: 'not measured',
}
