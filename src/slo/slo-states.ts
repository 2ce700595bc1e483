import type { State } from '../dashboard/state.js'
import type { SloState } from './slo-status.js'

/** The states of an SLO as people read them, the best first. */
export const SLO_STATES: readonly (State & { readonly name: SloState })[] = [
  { name: 'met', text: 'met', colour: 'green' },
  { name: 'no_traffic', text: 'no traffic', colour: 'blue' },
  { name: 'no_data', text: 'no data', colour: 'blue' },
  { name: 'at_risk', text: 'at risk', colour: 'orange' },
  { name: 'breached', text: 'breached', colour: 'red' },
]
