import { createAgreements } from '../agreements/runtime.js'
import { createAudit } from '../audit/runtime.js'
import { createAgendaFeed } from '../agenda/runtime.js'
import { createBackup } from '../backup/runtime.js'
import { createBreach } from '../breach/runtime.js'
import { createControl } from '../control/runtime.js'
import { createDeployment } from '../deployment/runtime.js'
import { createDrift } from '../drift/runtime.js'
import { createDrill } from '../drill/runtime.js'
import { createEmergency } from '../emergency/runtime.js'
import { createEscalation } from '../escalation/runtime.js'
import { createExclusion } from '../exclusion/runtime.js'
import type { Runtime } from '../feature/runtime.js'
import { createIncident } from '../incident/runtime.js'
import { createKpi } from '../kpi/runtime.js'
import { createInventory } from '../inventory/runtime.js'
import { createMaintenance } from '../maintenance/runtime.js'
import { createNotify } from '../notify/runtime.js'
import { createPagerduty } from '../pagerduty/runtime.js'
import { createPostIncident } from '../postincident/runtime.js'
import { createReport } from '../report/runtime.js'
import { createReview } from '../review/runtime.js'
import { createRunbook } from '../runbook/runtime.js'
import { createSla } from '../sla/runtime.js'
import { createSlo } from '../slo/runtime.js'
import type { StatusQuestion } from '../status/read-status.js'
import type { Ports } from './ports.js'
import { createPublication } from '../publication/runtime.js'

/** All features that do something while the daemon runs. */
export const runtimes: readonly ((ports: Ports) => Runtime<StatusQuestion>)[] = [
  createSlo,
  createSla,
  createBackup,
  createMaintenance,
  createExclusion,
  createIncident,
  createPostIncident,
  createDeployment,
  createDrill,
  createControl,
  createInventory,
  createRunbook,
  createReview,
  createDrift,
  createEmergency,
  createNotify,
  createBreach,
  createAgreements,
  createEscalation,
  createPagerduty,
  createReport,
  createKpi,
  createAudit,
  createPublication,
  createAgendaFeed,
]
