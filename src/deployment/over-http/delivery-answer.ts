import * as z from 'zod'
import { pageAnswer } from '../../http/lists/page.js'
import { instant, written } from '../../shared/answer-fields.js'
import { DELIVERY_OUTCOMES, type Delivery } from '../intake/delivery.js'
import { TOOLS } from '../intake/place.js'

/** A delivery of a tool as the API says it. */
export const deliveryAnswer = z
  .strictObject({
    id: z.string().describe('SHA-256 of its body.'),
    tool: z.enum(TOOLS),
    receivedAt: instant,
    sender: z.string().describe('Address of the other end.'),
    subject: z.string().describe('What it was about.'),
    outcome: z
      .enum(DELIVERY_OUTCOMES)
      .describe(
        '`started`: a deployment has begun; `finished`: it has reached all of its users; `known`: it says nothing new; `noted`: it changes nothing for users; `late`: older than seven days when it came; `unmatched`: no service deploys from there.',
      ),
    sentence: z.string().describe('The same for people, and what to do.'),
    deployments: z.array(z.string()).describe('Ids of the deployments that it has begun or changed.'),
  })
  .meta({ id: 'DeploymentDelivery', description: 'What a tool has told of a deployment, and what became of it.' })

export const deliveriesAnswer = pageAnswer(
  deliveryAnswer,
  'DeploymentDeliveries',
  'A page of what tools have told of deployments, newest first.',
)

export type DeliveryAnswer = z.output<typeof deliveryAnswer>

export function toDeliveryAnswer({ deployments, ...delivery }: Delivery): DeliveryAnswer {
  return written({ ...delivery, deployments: [...deployments] })
}
