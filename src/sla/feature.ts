import * as z from 'zod'
import type { Feature } from '../feature/feature.js'
import { MINUTES_STEP_SECONDS } from '../feature/test-steps.js'
import { uniqueInService } from '../feature/unique-names.js'
import {
  checkAgreementGroups,
  checkAgreementIntervals,
  checkAgreementPolicies,
  checkAgreementSlos,
} from './agreement-checks.js'
import type { ServiceKey } from '../feature/service-key.js'
import type { AgreementPart } from './agreement.js'
import { resolveAgreement } from './resolve-agreement.js'
import { slaRules } from './sla-alerts.js'
import { slaMetrics } from './sla-metrics.js'
import { slaRemarks, type AgreementsConfigured } from './sla-remarks.js'
import { slaRuleTests } from './sla-rule-tests.js'
import { writtenAgreement } from './schema/agreement-fields.js'
import { presetRivals, presets } from './presets/presets.js'
import { slaSchema } from './sla-schema.js'

const DESCRIPTION = 'Service level agreements.'

const slas = z.array(slaSchema).default([]).describe(DESCRIPTION)

const names = [...presets.keys()]

const slasKey: ServiceKey<typeof slas, AgreementPart> = {
  schema: slas,
  written: z.array(writtenAgreement(names)).default([]).describe(DESCRIPTION),
  presets: {
    key: 'preset',
    entries: new Map([...presets].map(([name, { words }]) => [name, words])),
    rivals: presetRivals,
  },
  parts: { kind: 'SLA', of: ({ agreements }) => agreements },
  resolve: (value, context) => ({ agreements: value.map((sla) => resolveAgreement(sla, context)) }),
}

/** Agreements. */
export const slaFeature = {
  name: 'sla',
  serviceKeys: { slas: slasKey },
  rules: ({ agreements }) => ({
    groups: agreements.map(slaRules),
    suites: [{ name: '', stepSeconds: MINUTES_STEP_SECONDS, tests: agreements.flatMap(slaRuleTests) }],
    remarks: [],
  }),
  metrics: { title: 'Agreements', definitions: slaMetrics },
  checks: [
    uniqueInService({ list: 'slas', each: 'an SLA' }),
    checkAgreementSlos,
    checkAgreementPolicies,
    checkAgreementGroups,
    checkAgreementIntervals,
  ],
  remarks: slaRemarks,
} satisfies Feature<AgreementPart, AgreementsConfigured>
