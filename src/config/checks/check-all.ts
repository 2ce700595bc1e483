import type { Finding } from '../../yaml/finding.js'
import type { Check, CheckContext } from './check-context.js'
import { checkAgreementGroups } from './check-agreement-groups.js'
import { checkAnnotations } from './check-annotations.js'
import { checkDuplicates } from './check-duplicates.js'
import { checkEscalation } from './check-escalation.js'
import { checkGroups } from './check-groups.js'
import { checkPlaceholders } from './check-placeholders.js'
import { checkPrometheus } from './check-prometheus.js'
import { checkReceivers } from './check-receivers.js'
import { checkReferences } from './check-references.js'
import { checkReports } from './check-reports.js'
import { checkVersions } from './check-versions.js'

const CHECKS: readonly Check[] = [
  checkReferences,
  checkDuplicates,
  checkGroups,
  checkAnnotations,
  checkPrometheus,
  checkReports,
  checkReceivers,
  checkEscalation,
  checkPlaceholders,
  checkAgreementGroups,
  checkVersions,
]

/** Everything that no single value shows to be wrong. */
export function checkAll(context: CheckContext): Finding[] {
  return CHECKS.flatMap((check) => check(context))
}
