import * as z from 'zod'
import type { Feature } from '../feature/feature.js'
import type { RootKey } from '../feature/root-key.js'
import type { MetricDefinition } from '../shared/metric.js'
import { escalationChecks } from './escalation-checks.js'
import type { EscalationPart } from './escalation-policy.js'
import { escalationPolicySchema } from './escalation-schema.js'

const policies = z
  .array(escalationPolicySchema)
  .default([])
  .describe('Who is told, and when, while nobody acknowledges.')

const policiesKey: RootKey<typeof policies, EscalationPart> = {
  schema: policies,
  after: 'targets',
  resolve: (value) => ({
    escalationPolicies: value.map(({ name, steps, repeat }) => ({
      name,
      steps: steps.map(({ after, notify }) => ({ afterSeconds: after, notify: [...new Set(notify)] })),
      repeat,
    })),
  }),
}

/** Name of a metric. Renaming it is a breaking change. */
export const ESCALATIONS_ACTIVE = 'plimsoll_escalations_active'

const definitions: readonly MetricDefinition[] = [
  {
    name: ESCALATIONS_ACTIVE,
    help: 'Incidents, reports and breaches of agreements whose escalation policy counts because nobody has acknowledged them.',
    type: 'gauge',
    labels: [],
  },
]

/** Who is told next. */
export const escalationFeature = {
  name: 'escalation',
  checks: escalationChecks,
  rootKeys: { escalation_policies: policiesKey },
  metrics: { title: 'Escalation', definitions },
} satisfies Feature<unknown>
