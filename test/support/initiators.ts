import type { Initiator } from '../../src/audit/initiator.js'
import type { AlertObservation } from '../../src/incident/intake/alert-observation.js'
import type { Delivery } from '../../src/incident/intake/alert-intake-store.js'

/** A person at a shell of this machine. */
export const anna: Initiator = {
  kind: 'person',
  name: 'anna',
  identifiedBy: 'word',
  through: 'api',
  from: '127.0.0.1',
}

/** Alertmanager beside the daemon. */
export const alertmanager: Initiator = { ...anna, kind: 'webhook', name: 'alertmanager', through: 'webhook' }

/** The same person under another name. */
export function person(name: string): Initiator {
  return { ...anna, name }
}

/** What Alertmanager delivers at once. */
export function delivered(observations: readonly AlertObservation[]): Delivery {
  return { observations, unreadable: [], initiator: alertmanager }
}
