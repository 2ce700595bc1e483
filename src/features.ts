import { auditFeature } from './audit/feature.js'
import { backupFeature } from './backup/feature.js'
import { breachFeature } from './breach/feature.js'
import { controlFeature } from './control/feature.js'
import { deploymentFeature } from './deployment/feature.js'
import { driftFeature } from './drift/feature.js'
import { drillFeature } from './drill/feature.js'
import { emergencyFeature } from './emergency/feature.js'
import { escalationFeature } from './escalation/feature.js'
import type { Feature } from './feature/feature.js'
import { gateFeature } from './gate/feature.js'
import { kpiFeature } from './kpi/feature.js'
import { incidentFeature } from './incident/feature.js'
import { inventoryFeature } from './inventory/feature.js'
import { ledgerFeature } from './ledger/feature.js'
import { exclusionFeature } from './exclusion/feature.js'
import { maintenanceFeature } from './maintenance/feature.js'
import { notifyFeature } from './notify/feature.js'
import { pagerdutyFeature } from './pagerduty/feature.js'
import { packsFeature } from './packs/feature.js'
import { postIncidentFeature } from './postincident/feature.js'
import { reportFeature } from './report/feature.js'
import { selfFeature } from './self/feature.js'
import type { Service } from './service/service.js'
import { reviewFeature } from './review/feature.js'
import { runbookFeature } from './runbook/feature.js'
import { signinFeature } from './signin/feature.js'
import { slaFeature } from './sla/feature.js'
import { sloFeature } from './slo/feature.js'
import { publicationFeature } from './publication/feature.js'

const list = [
  sloFeature,
  slaFeature,
  backupFeature,
  reportFeature,
  maintenanceFeature,
  exclusionFeature,
  incidentFeature,
  ledgerFeature,
  notifyFeature,
  breachFeature,
  escalationFeature,
  auditFeature,
  pagerdutyFeature,
  selfFeature,
  packsFeature,
  deploymentFeature,
  drillFeature,
  controlFeature,
  inventoryFeature,
  postIncidentFeature,
  kpiFeature,
  gateFeature,
  runbookFeature,
  reviewFeature,
  driftFeature,
  emergencyFeature,
  publicationFeature,
  signinFeature,
] as const satisfies readonly Feature<Service, never>[]

/** The list with the type of each feature, for those who fold over what these types say. */
export type ListedFeatures = typeof list

/** What the features read of the whole configuration, all together. */
export type Configured = ListedFeatures extends readonly Feature<never, infer Whole>[] ? Whole : never

export type Features = readonly Feature<Service, Configured>[]

/** All features, in the order in which they stand in generated files and pages. */
export const features: Features & ListedFeatures = list
