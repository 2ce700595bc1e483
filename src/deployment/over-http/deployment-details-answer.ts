import * as z from 'zod'
import { instant, written } from '../../shared/answer-fields.js'
import type { DeploymentDetails } from '../deployment-details.js'
import { deliveryAnswer, toDeliveryAnswer } from './delivery-answer.js'
import { deploymentAnswer, toDeploymentAnswer } from './deployment-answer.js'

const course = z
  .strictObject({
    slo: z.string(),
    looks: z.array(
      z.strictObject({
        z: z.number().describe('Distance from no change, in standard errors.'),
        bound: z.number().describe('Beyond it the deployment is accused.'),
      }),
    ),
  })
  .meta({ id: 'DeploymentCourse', description: 'Every look of the guard at one objective, 30 s apart.' })

const message = z
  .strictObject({
    told: z.enum(['degraded', 'rolled_back']).describe('What the receiver was told of it.'),
    receiver: z.string(),
    state: z.enum(['waiting', 'sent', 'failed']),
    attempts: z.int().min(0),
    sentAt: instant.nullable(),
    lastError: z.string().nullable().describe('What the last attempt said that failed.'),
  })
  .meta({ id: 'DeploymentMessage', description: 'What a receiver was told of a deployment.' })

/** A deployment with everything that is known of it. */
export const deploymentDetailsAnswer = z
  .strictObject({
    deployment: deploymentAnswer,
    courses: z.array(course).describe('Per objective; none where the guard has not looked yet.'),
    messages: z.array(message).describe('To those under `on_degraded`, in the order in which they were told.'),
    deliveries: z.array(deliveryAnswer).describe('What tools have told of it, newest first.'),
    timeToRollBackSeconds: z.number().min(0).nullable().describe('From the marker to the rollback; null: it stands.'),
    leadTimeSeconds: z.number().min(0).nullable().describe('From its newest commit; null: that is not known.'),
  })
  .meta({ id: 'DeploymentDetails', description: 'A deployment, how it was judged, and who was told.' })

export type DeploymentDetailsAnswer = z.output<typeof deploymentDetailsAnswer>

export function toDetailsAnswer(details: DeploymentDetails): DeploymentDetailsAnswer {
  const { deployment, findings, courses, messages, deliveries, ...times } = details
  return {
    deployment: toDeploymentAnswer(deployment, findings),
    ...written({ courses: courses.map(({ slo, looks }) => ({ slo, looks: [...looks] })), messages: [...messages] }),
    deliveries: deliveries.map(toDeliveryAnswer),
    ...times,
  }
}
