import type { Annotation } from '../dashboard/dashboard.js'
import { daemonGauge, select, type Scope } from '../dashboard/scope.js'
import { MAINTENANCE_METRICS } from './maintenance-metrics.js'

/** Marks planned maintenance on all charts. */
export function maintenanceAnnotation(scope: Scope): Annotation {
  return {
    title: 'Maintenance',
    expr: `${daemonGauge(select(MAINTENANCE_METRICS.active, scope), ['window', 'service', 'environment'])} == 1`,
    text: '{{window}}',
    step: '1m',
    colour: 'blue',
  }
}
