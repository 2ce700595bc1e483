import type { ServiceIncidentReader } from '../../src/sla/service-incident.js'
import type { MinutesReader } from '../../src/slo/minutes.js'

/** A ledger without any minute. */
export const noMinutes: MinutesReader = {
  minutes: (requests) => {
    const none = new Float64Array(0)
    return Promise.resolve(requests.map(() => ({ from: 0, events: none, errors: none, summed: [] })))
  },
  lateHours: () => Promise.resolve({ place: 0, byService: new Map() }),
}

/** Services to which nothing ever happened. */
export const noServiceIncidents: ServiceIncidentReader = {
  ofServices: (services) => Promise.resolve(services.map(() => [])),
}

/** What contracts read beside sums of events, where a test has none of it. */
export const noContracts = {
  minutes: noMinutes,
  serviceIncidents: noServiceIncidents,
  recoveryPoints: { exposure: () => Promise.resolve(new Map()) },
  datasets: [],
}
