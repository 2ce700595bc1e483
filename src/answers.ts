import { agendaAnswers } from './agenda/answers.js'
import { agreementsAnswers } from './agreements/answers.js'
import { auditAnswers } from './audit/answers.js'
import { backupAnswers } from './backup/answers.js'
import { breachAnswers } from './breach/answers.js'
import { controlAnswers } from './control/answers.js'
import { deploymentAnswers } from './deployment/answers.js'
import { driftAnswers } from './drift/answers.js'
import { drillAnswers } from './drill/answers.js'
import { emergencyAnswers } from './emergency/answers.js'
import { exclusionAnswers } from './exclusion/answers.js'
import { gateAnswers } from './gate/answers.js'
import { incidentAnswers } from './incident/answers.js'
import { inventoryAnswers } from './inventory/answers.js'
import { kpiAnswers } from './kpi/answers.js'
import { maintenanceAnswers } from './maintenance/answers.js'
import { pagerdutyAnswers } from './pagerduty/answers.js'
import { postIncidentAnswers } from './postincident/answers.js'
import { publicationAnswers } from './publication/answers.js'
import { reportAnswers } from './report/answers.js'
import { reviewAnswers } from './review/answers.js'
import { runbookAnswers } from './runbook/answers.js'
import { signinAnswers } from './signin/answers.js'
import { slaAnswers } from './sla/answers.js'
import { sloAnswers } from './slo/answers.js'
import type { Answers } from './feature/answers.js'

const list = [
  sloAnswers,
  slaAnswers,
  backupAnswers,
  reportAnswers,
  maintenanceAnswers,
  exclusionAnswers,
  incidentAnswers,
  breachAnswers,
  agreementsAnswers,
  auditAnswers,
  pagerdutyAnswers,
  deploymentAnswers,
  drillAnswers,
  controlAnswers,
  inventoryAnswers,
  postIncidentAnswers,
  kpiAnswers,
  gateAnswers,
  runbookAnswers,
  reviewAnswers,
  driftAnswers,
  emergencyAnswers,
  publicationAnswers,
  agendaAnswers,
  signinAnswers,
] as const satisfies readonly Answers[]

/** The list with the type of each, for those who fold over what these types say. */
export type ListedAnswers = typeof list

/** What all features answer over HTTP, in the order of `features`. */
export const answers: readonly Answers[] & ListedAnswers = list
