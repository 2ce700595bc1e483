import type { Migration } from './migration.js'
import { ledgerMigration } from './migrations/001-ledger.js'
import { reportsMigration } from './migrations/002-reports.js'
import { eventsMigration } from './migrations/003-events.js'
import { outboxKindsMigration } from './migrations/004-outbox-kinds.js'
import { incidentsMigration } from './migrations/005-incidents.js'
import { escalationsMigration } from './migrations/006-escalations.js'
import { groupsMigration } from './migrations/007-groups.js'
import { rivalriesMigration } from './migrations/008-rivalries.js'
import { alertsSetAsideMigration } from './migrations/009-alerts-set-aside.js'
import { setAsideOnceMigration } from './migrations/010-set-aside-once.js'
import { counterJumpsMigration } from './migrations/011-counter-jumps.js'
import { actorsAndKindsMigration } from './migrations/012-actors-and-kinds.js'
import { reportNumbersMigration } from './migrations/013-report-numbers.js'
import { exclusionsMigration } from './migrations/014-exclusions.js'
import { reportAnswersMigration } from './migrations/015-report-answers.js'
import { breachesMigration } from './migrations/016-breaches.js'
import { reportSendingsMigration } from './migrations/017-report-sendings.js'
import { agreementPeriodsMigration } from './migrations/018-agreement-periods.js'
import { auditMigration } from './migrations/019-audit.js'
import { deploymentsMigration } from './migrations/020-deployments.js'
import { pingsMigration } from './migrations/021-pings.js'
import { keptAnswersMigration } from './migrations/022-kept-answers.js'
import { publicationsMigration } from './migrations/023-publications.js'
import { agendaMigration } from './migrations/024-agenda.js'
import { sessionsMigration } from './migrations/025-sessions.js'
import { incidentCareMigration } from './migrations/026-incident-care.js'
import { pagerdutyMigration } from './migrations/027-pagerduty.js'
import { driftMigration } from './migrations/049-drift.js'
import { drillsMigration } from './migrations/028-drills.js'
import { gateMigration } from './migrations/029-gate.js'
import { deploymentWebhooksMigration } from './migrations/030-deployment-webhooks.js'
import { deploymentCoursesMigration } from './migrations/031-deployment-courses.js'
import { controlsMigration } from './migrations/032-controls.js'
import { postIncidentMigration } from './migrations/033-post-incident.js'
import { backupMeasuresMigration } from './migrations/034-backup-measures.js'
import { reviewsMigration } from './migrations/035-reviews.js'
import { canariesMigration } from './migrations/037-canaries.js'
import { pagerdutyAssigneesMigration } from './migrations/048-pagerduty-assignees.js'
import { openedByMigration } from './migrations/047-opened-by.js'
import { incidentStagesMigration } from './migrations/046-incident-stages.js'
import { findingsAsActionsMigration } from './migrations/050-findings-as-actions.js'
import { sumsOfWholeHoursMigration } from './migrations/051-sums-of-whole-hours.js'
import { conversationsMigration } from './migrations/045-conversations.js'
import { emergencyPackMigration } from './migrations/038-emergency-pack.js'
import { incidentClassMigration } from './migrations/039-incident-class.js'
import { incidentMergesMigration } from './migrations/040-incident-merges.js'

/** All migrations in one time order. Append yours at the end. */
export const migrations: readonly Migration[] = [
  ledgerMigration,
  reportsMigration,
  eventsMigration,
  outboxKindsMigration,
  incidentsMigration,
  escalationsMigration,
  groupsMigration,
  rivalriesMigration,
  alertsSetAsideMigration,
  setAsideOnceMigration,
  counterJumpsMigration,
  actorsAndKindsMigration,
  reportNumbersMigration,
  exclusionsMigration,
  reportAnswersMigration,
  breachesMigration,
  reportSendingsMigration,
  agreementPeriodsMigration,
  auditMigration,
  deploymentsMigration,
  pingsMigration,
  keptAnswersMigration,
  publicationsMigration,
  agendaMigration,
  sessionsMigration,
  incidentCareMigration,
  pagerdutyMigration,
  drillsMigration,
  gateMigration,
  deploymentWebhooksMigration,
  deploymentCoursesMigration,
  controlsMigration,
  postIncidentMigration,
  backupMeasuresMigration,
  reviewsMigration,
  canariesMigration,
  emergencyPackMigration,
  conversationsMigration,
  incidentClassMigration,
  incidentMergesMigration,
  incidentStagesMigration,
  openedByMigration,
  pagerdutyAssigneesMigration,
  driftMigration,
  findingsAsActionsMigration,
  sumsOfWholeHoursMigration,
]
