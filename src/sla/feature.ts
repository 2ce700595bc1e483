import type { Feature } from '../feature/feature.js'
import { uniqueInService } from '../feature/unique-names.js'
import { checkAgreementGroups, checkAgreementSlos } from './agreement-checks.js'
import { slaMetrics } from './sla-metrics.js'

/** Agreements. */
export const slaFeature: Feature<unknown> = {
  name: 'sla',
  metrics: { title: 'Agreements', definitions: slaMetrics },
  checks: [uniqueInService({ list: 'slas', each: 'an SLA' }), checkAgreementSlos, checkAgreementGroups],
}
