import type { ServiceContext } from '../feature/service-key.js'
import { resolveMaintenance } from '../maintenance/resolve-maintenance.js'
import type { GateConfig } from './gate-schema.js'
import type { GateSettings } from './gate.js'

/** Turns the checked gate of a service into the domain's terms. */
export function resolveGate(
  { checks, budget_least, on_unknown, freeze }: GateConfig,
  { service, timezone }: Pick<ServiceContext, 'service' | 'timezone'>,
): GateSettings {
  return {
    checks,
    budgetLeast: budget_least / 100,
    onUnknown: on_unknown,
    freezes: freeze.map((window) => resolveMaintenance({ ...window, services: [service] }, { timezone, services: [] })),
  }
}
