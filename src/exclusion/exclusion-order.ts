import * as z from 'zod'
import { instantField } from '../calendar/instant-field.js'
import { nameField } from '../shared/fields.js'
import { byField } from '../http/by-field.js'
import { EXCLUSION_KINDS } from '../sla/terms.js'
import type { Order } from './entry.js'
import { scopeField, scopeOf } from './scope-field.js'

const text = z.string().trim().min(1, { error: 'expected a text' })

const common = {
  from: instantField.describe('Instant at which it begins.'),
  to: instantField.describe('Instant at which it ends.'),
  announced: instantField.optional().describe('When those concerned were told; left out where nobody says.'),
  reason: text.max(2000).describe('Why it is so, for people.'),
  evidence: text.max(2000).optional().describe('A link or a text that shows it.'),
  by: byField,
  anyway: z.boolean().default(false).describe('Keep it also where no agreement would leave it out.'),
}

/** What `POST /api/v1/exclusions` takes. */
export const exclusionBody = z.strictObject({
  kind: z.enum(EXCLUSION_KINDS, { error: `expected one of ${EXCLUSION_KINDS.join(', ')}` }),
  scope: scopeField,
  ...common,
})

/** What `POST /api/v1/maintenance` takes. */
export const maintenanceBody = z.strictObject({
  name: nameField.describe('What the work is called.'),
  services: z
    .union([z.literal('all'), z.array(nameField).min(1)], { error: 'expected `all`, or a list of services' })
    .describe('Services that are concerned.'),
  emergency: z
    .boolean()
    .default(false)
    .describe('Work that could not be planned: agreements have terms of their own for it.'),
  ...common,
})

/** What was sent, once it is known who sent it. */
type Authored<Body> = Body & { readonly by: string }

/** What was sent, as it is kept. */
export function orderOfExclusion({ kind, scope, ...rest }: Authored<z.output<typeof exclusionBody>>): Order {
  return { kind, window: null, ...commonOf(rest), scope: scopeOf(scope) }
}

/** The same of planned work. */
export function orderOfMaintenance(
  { name, services, emergency, ...rest }: Authored<z.output<typeof maintenanceBody>>,
  known: readonly string[],
): Order {
  const kind = emergency ? 'emergency_maintenance' : 'scheduled_maintenance'
  return { kind, window: name, ...commonOf(rest), scope: scopeOf(services === 'all' ? known : services) }
}

type Common = Authored<z.output<z.ZodObject<typeof common>>>

function commonOf({ from, to, announced, reason, evidence, by }: Common): Omit<Order, 'kind' | 'window' | 'scope'> {
  return { from, to, announced: announced ?? null, author: by, reason, evidence: evidence ?? null }
}
