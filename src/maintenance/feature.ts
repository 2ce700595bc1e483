import * as z from 'zod'
import type { Check } from '../feature/check.js'
import type { Feature } from '../feature/feature.js'
import { anyService, elementsAt, unknownNames } from '../feature/references.js'
import type { RootKey } from '../feature/root-key.js'
import { uniqueInRoot } from '../feature/unique-names.js'
import { listAt } from '../yaml/raw.js'
import { maintenanceMetrics } from './maintenance-metrics.js'
import { type MaintenanceConfigured, maintenanceRemarks, maintenanceSchedules } from './maintenance-remarks.js'
import { maintenanceSchema } from './maintenance-schema.js'
import type { MaintenancePart } from './maintenance-window.js'
import { resolveMaintenance } from './resolve-maintenance.js'

const windows = z.array(maintenanceSchema).default([]).describe('Planned maintenance.')

const maintenanceKey: RootKey<typeof windows, MaintenancePart> = {
  schema: windows,
  after: 'teams',
  resolve: (value, context) => ({ maintenance: value.map((window) => resolveMaintenance(window, context)) }),
}

const checkServices: Check = (context) => {
  const entries = listAt(context.root.value, 'maintenance').flatMap((window) => elementsAt(window, 'services'))
  return unknownNames(context, entries, anyService(context))
}

/** Planned windows. */
export const maintenanceFeature = {
  name: 'maintenance',
  rootKeys: { maintenance: maintenanceKey },
  checks: [uniqueInRoot({ list: 'maintenance', each: 'a maintenance window' }), checkServices],
  remarks: maintenanceRemarks,
  schedules: maintenanceSchedules,
  metrics: { title: 'Maintenance', definitions: maintenanceMetrics },
} satisfies Feature<unknown, MaintenanceConfigured>
