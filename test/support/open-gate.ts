import type { GateSettings } from '../../src/gate/gate.js'

/** A gate at which nothing is looked at but freezes, of which there is none. */
export const openGate: GateSettings = { checks: ['freeze'], budgetLeast: 0, onUnknown: 'closed', freezes: [] }
