import { backupFeature } from './backup/feature.js'
import type { Feature } from './feature/feature.js'
import { incidentFeature } from './incident/feature.js'
import { maintenanceFeature } from './maintenance/feature.js'
import { packsFeature } from './packs/feature.js'
import { selfFeature } from './self/feature.js'
import type { Service } from './service/service.js'
import { slaFeature } from './sla/feature.js'
import { sloFeature } from './slo/feature.js'

export type Features = readonly Feature<Service>[]

/** All features, in the order in which they stand in generated files and pages. */
export const features: Features = [
  sloFeature,
  slaFeature,
  backupFeature,
  incidentFeature,
  maintenanceFeature,
  packsFeature,
  selfFeature,
]
