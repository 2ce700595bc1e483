import * as z from 'zod'
import { pageAnswer } from '../../http/lists/page.js'
import { instant, written } from '../../shared/answer-fields.js'
import { canaryLabels } from '../canary/canary-schema.js'
import { STATES, STRATEGIES, stateOf, type Deployment, type SloFinding } from '../deployment.js'

const counted = z
  .strictObject({ events: z.number().min(0), errors: z.number().min(0) })
  .describe('What was counted: all events, and those that failed.')

const verdict = z.enum(['degraded', 'healthy', 'inconclusive'])

const finding = z
  .strictObject({
    slo: z.string(),
    verdict: verdict.nullable().describe('Of this objective; null: nothing speaks against the deployment so far.'),
    afterSeconds: z.number().min(0).describe('Seconds from the marker on that were looked at.'),
    rateRatio: z.number().min(0).describe('How many times as many errors per event as before; 0 without events.'),
    z: z.number().describe('Distance from no change, in standard errors.'),
    dispersion: z.number().min(1).describe('By how much more the baseline scatters than chance has it.'),
    before: counted,
    after: counted,
    pagedAfterSeconds: z
      .number()
      .nullable()
      .describe('Seconds until a page on its budget fired; null: none did. Then no more doubt is asked for.'),
    unknownMinutes: z.int().min(0).describe('Minutes after the marker of which nothing is known.'),
  })
  .meta({ id: 'DeploymentFinding', description: 'What the guard found in one objective.' })

/** A deployment as the API says it. */
export const deploymentAnswer = z
  .strictObject({
    id: z.string(),
    service: z.string(),
    environment: z.string().nullable(),
    version: z.string(),
    strategy: z.enum(STRATEGIES),
    canary: canaryLabels
      .nullable()
      .describe(
        'Labels by which it is told from the rest of the service, beside which it is judged; null: by all of it, after and before.',
      ),
    committedAt: instant.nullable().describe('When its newest commit was made; null: nobody has said.'),
    origin: z.string().nullable().describe('What the tool calls it that has told of it; null: it was said by API.'),
    state: z.enum(STATES).describe('How it stands: its verdict, or what became of it.'),
    startedAt: instant,
    startedBy: z.string(),
    finishedAt: instant.nullable(),
    watchedTo: instant.describe('Up to when it is watched: the bake time, or the next deployment of the service.'),
    verdict: verdict.nullable(),
    judgedAt: instant.nullable(),
    rolledBackAt: instant.nullable(),
    rolledBackBy: z.string().nullable(),
    findings: z.array(finding).describe('Per objective that is looked at.'),
  })
  .meta({ id: 'Deployment', description: 'A version that was brought to users, and what became of it.' })

export const deploymentsAnswer = pageAnswer(deploymentAnswer, 'Deployments', 'A page of deployments, newest first.')

export type DeploymentAnswer = z.output<typeof deploymentAnswer>

/** @param soFar what was found in one that is watched */
export function toDeploymentAnswer(deployment: Deployment, soFar: readonly SloFinding[]): DeploymentAnswer {
  const { judgement, rolledBack, ...facts } = deployment
  return written({
    ...facts,
    state: stateOf(rolledBack !== null, judgement?.verdict ?? null),
    ...judgedFields(judgement, soFar),
    ...{ rolledBackAt: rolledBack?.at ?? null, rolledBackBy: rolledBack?.by ?? null },
  })
}

function judgedFields(judgement: Deployment['judgement'], soFar: readonly SloFinding[]) {
  const { verdict = null, at = null, findings = soFar } = judgement ?? {}
  return { verdict, judgedAt: at, findings: [...findings] }
}
